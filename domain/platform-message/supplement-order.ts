import type { Attachments } from '../attachment/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { SupplementRequest, SupplementRequests } from '../supplement/ports.ts';
import { takeReply, type ReplyRepositories } from '../supplement/take-reply.ts';
import { attachFiles } from './attach-files.ts';
import type { Supplement } from './schema.ts';
import { tellHolders, type TellRepositories } from './tell-holders.ts';
import { assertBeforeReceipt, takeMessage, type MessageInput, type MessageReceipt, type MessageRepositories } from './take-message.ts';

type Repositories = MessageRepositories & ReplyRepositories & TellRepositories & { attachments: Attachments };

/**
 * 12345 adds to an order's facts (P3.1): text on the order's time line, files among its attachments. What names our open
 * 补正 request, or no request at all while one is open, is the reply to it and leads back to 初审.
 * Errors: those of `takeMessage`, `order-state-conflict`, `not-found` for a request that never was, `validation-failed`
 * for files that can't be had.
 */
export async function supplementOrder(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: MessageInput<Supplement>,
): Promise<MessageReceipt> {
  const { message, platformId } = input;
  return takeMessage(deps, 'supplement', input, async (repositories, order) => {
    assertBeforeReceipt(order, '补充');
    await attachFiles(repositories.attachments, order, platformId, message.attachments);
    const record = {
      actor: { kind: 'platform', id: platformId } as const,
      detail: { messageNo: message.messageNo, attachmentIds: message.attachments ?? [] },
      text: message.text,
    };
    const event = `supplement-${order.id}-${message.messageNo}`;
    await tellHolders(repositories, order, { kind: 'supplement', facts: {}, event, at: deps.clock.now() });
    const request = await askedFor(repositories.supplementRequests, order, message.requestNo);
    if (request) return takeReply(repositories, deps.clock, order, { request, ...record });
    await repositories.audit.record({ ...record, action: 'order.supplemented', orderId: order.id, runNo: order.runNo });
    return order;
  });
}

/** The open request that a supplement answers. One that names a request which is over comes late: more facts, no reply. */
async function askedFor(requests: SupplementRequests, order: OrderRouting, requestNo: string | undefined): Promise<SupplementRequest | undefined> {
  if (requestNo === undefined) return requests.openOf(order.id);
  const named = await requests.findByNo(order.id, requestNo);
  if (!named) throw new DomainError('not-found', '没有此编号的补正请求。');
  return named.state === 'open' ? named : undefined;
}
