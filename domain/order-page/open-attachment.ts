import { assertMayAct, mayAct, notFound } from '../access/authorise.ts';
import type { AccessFactsSource } from '../access/facts.ts';
import type { Attachment } from '../attachment/attachment.ts';
import type { Attachments, FileStore } from '../attachment/ports.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';

type Repositories = { orders: OrderLocks; access: AccessFactsSource; attachments: Pick<Attachments, 'find'>; audit: AuditTrail };

/**
 * Opens a file of an order, which is audited: it may hold anything (P1.6). The call of a sealed order opens only with the
 * right to unseal (P1.4). Errors: `not-found`, `right-required`.
 */
export async function openAttachment(
  deps: { inTransaction: InTransaction<Repositories>; files: Pick<FileStore, 'read'> },
  input: { user: User; orderId: string; attachmentId: string },
): Promise<{ file: Attachment; content: AsyncIterable<Uint8Array> }> {
  const { file, storedName } = await deps.inTransaction(async ({ orders, access, attachments, audit }) => {
    const order = await orders.lock(input.orderId);
    const facts = order && (await access.of(order.id));
    assertMayAct(input.user, 'openFile', facts);
    const found = await attachments.find(input.attachmentId);
    if (found?.orderId !== input.orderId) throw notFound();
    if (facts.sealed && found.mediaType.startsWith('audio/') && !mayAct(input.user, 'unseal', facts))
      throw new DomainError('right-required', '密封工单的通话录音只能由有密封信息查看权限的人员打开。');
    // What an order has taken is usable and has content: the table's checks see to it.
    if (found.storedName === null) throw new Error(`attachment ${found.id} of an order has no content`);
    await audit.record({
      action: 'attachment.opened',
      actor: actorOf(input.user),
      orderId: input.orderId,
      ...(order ? { runNo: order.runNo } : {}),
      detail: { attachmentId: found.id },
    });
    return { file: found, storedName: found.storedName };
  });
  return { file, content: deps.files.read(storedName) };
}
