import type { Attachments } from '../attachment/ports.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { attachFiles } from './attach-files.ts';
import type { Supplement } from './schema.ts';
import { assertBeforeReceipt, takeMessage, type MessageInput, type MessageReceipt, type MessageRepositories } from './take-message.ts';

type Repositories = MessageRepositories & { audit: AuditTrail; attachments: Attachments };

/**
 * 12345 adds to an order's facts (P3.1): text on the order's time line, files among its attachments.
 * Errors: those of `takeMessage`, `order-state-conflict`, `validation-failed` for files that can't be had.
 */
export async function supplementOrder(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: MessageInput<Supplement>,
): Promise<MessageReceipt> {
  const { message, platformId } = input;
  return takeMessage(deps, 'supplement', input, async ({ audit, attachments }, order) => {
    assertBeforeReceipt(order, '补充');
    await attachFiles(attachments, order, platformId, message.attachments);
    await audit.record({
      action: 'order.supplemented',
      actor: { kind: 'platform', id: platformId },
      orderId: order.id,
      runNo: order.runNo,
      detail: { messageNo: message.messageNo, attachmentIds: message.attachments ?? [] },
      text: message.text,
    });
    return order;
  });
}
