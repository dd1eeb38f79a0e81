import type { Deliveries, WaitingJob } from '../delivery/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Results } from './ports.ts';

export type SendResultRepositories = { orders: OrderLocks; deliveries: Deliveries; results: Results };

/** How 结果回传 stands: on its way, acknowledged, or pointless because the order has ended otherwise. */
export type SendingState = 'underWay' | 'acknowledged' | 'orderEnded';

/**
 * 结果回传12345 (P3.6, §3.1.8): queues the result of the current round; its receipt completes the waiting job.
 * When the same job comes again, a dead delivery is queued anew: that is the 重试 in Operate.
 * Errors: `not-found`, `validation-failed` when the result is incomplete.
 */
export async function sendResult(
  deps: { inTransaction: InTransaction<SendResultRepositories> },
  input: { orderId: string; waiting: WaitingJob },
): Promise<SendingState> {
  return deps.inTransaction(async (repositories) => {
    const order = await repositories.orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', '工单不存在。');
    const earlier = await repositories.deliveries.findByWaitingJob(input.waiting);
    if (earlier?.state === 'delivered') return 'acknowledged';
    if (hasEnded(order.status)) return 'orderEnded';
    if (earlier?.state === 'dead') await repositories.deliveries.requeue(earlier.id);
    if (!earlier)
      await repositories.deliveries.enqueue({
        orderId: order.id,
        kind: 'result',
        data: await repositories.results.assemble(order),
        waiting: input.waiting,
      });
    return 'underWay';
  });
}
