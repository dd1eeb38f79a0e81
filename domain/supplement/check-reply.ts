import type { Deliveries } from '../delivery/ports.ts';
import { resumeDues, type PauseRepositories } from '../due/pause-dues.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import { moveOrder, type MoveRepositories } from '../order/move-order.ts';
import { hasEnded } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { SupplementRequests } from './ports.ts';
import { callbackOf } from './send-request.ts';

export type CheckReplyRepositories = MoveRepositories & PauseRepositories & { deliveries: Deliveries; commands: EngineCommands; supplementRequests: SupplementRequests };

/** What the timer of a request comes to: wait on until `nextCheckAt`, or 初审 goes on. */
export type ReplyCheck = { supplementState: 'waiting'; nextCheckAt: string } | { supplementState: 'answered' | 'timedOut'; nextCheckAt: null };

const system = { kind: 'system', id: 'workers' } as const;

/**
 * 催补正或逾期 (P3.1): compares the fired timer with the request: 12345 is asked once more, or the wait is over and the order
 * goes back to 初审 without a reply. A reply that came meanwhile is left as it is. `undefined` when the order has ended.
 * Error: `not-found`.
 */
export async function checkReply(
  deps: { inTransaction: InTransaction<CheckReplyRepositories>; clock: Clock },
  input: { orderId: string; supplementRequestId: string },
): Promise<ReplyCheck | undefined> {
  return deps.inTransaction(async (repositories) => {
    const { orders, supplementRequests, commands, deliveries, audit } = repositories;
    const order = await orders.lock(input.orderId);
    const request = order && (await supplementRequests.find(input.supplementRequestId));
    if (!request) throw new DomainError('not-found', '补正请求不存在。');
    if (hasEnded(order.status)) return undefined;
    if (request.state !== 'open') {
      // The message that told of the reply finds nobody waiting any more.
      if (request.replyCommandId !== null) await commands.markConsumed(request.replyCommandId);
      return { supplementState: request.state === 'timed_out' ? 'timedOut' : 'answered', nextCheckAt: null };
    }
    const now = deps.clock.now();
    const { requestNo } = request;
    if (now >= request.replyBy) {
      await supplementRequests.end(request.id, 'timed_out', now);
      await resumeDues(repositories, order, 'supplement', { at: now, actor: system });
      await moveOrder({ ...repositories, clock: deps.clock }, order, { to: 'pending_review', action: 'supplement.timedOut', actor: system, detail: { requestNo } });
      return { supplementState: 'timedOut', nextCheckAt: null };
    }
    if (now >= request.remindAt && request.remindedAt === null) {
      await supplementRequests.noteReminder(request.id, now);
      await deliveries.enqueue(callbackOf(request));
      await audit.record({ action: 'supplement.reminded', actor: system, orderId: order.id, runNo: order.runNo, detail: { requestNo } });
      return { supplementState: 'waiting', nextCheckAt: request.replyBy.toISOString() };
    }
    const next = request.remindedAt === null ? request.remindAt : request.replyBy;
    return { supplementState: 'waiting', nextCheckAt: next.toISOString() };
  });
}
