import type { Deliveries, WaitingJob } from '../delivery/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { SupplementRequest, SupplementRequests } from './ports.ts';

export type SendRequestRepositories = { orders: OrderLocks; deliveries: Deliveries; supplementRequests: SupplementRequests };

/** How 请求补正 stands: on its way, no longer to be waited for, or pointless because the order has ended. */
export type RequestState = 'underWay' | 'settled' | 'orderEnded';

/** What 12345 is sent, the first time and as a reminder. */
export const callbackOf = ({ orderId, requestNo, reason, replyBy }: SupplementRequest) =>
  ({ orderId, kind: 'supplementRequested', data: { requestNo, reason, replyBy: replyBy.toISOString() } }) as const;

/**
 * 请求12345补正 (P3.1, §3.1.8): queues the request; its receipt completes the waiting job, a retry queues a dead delivery
 * anew. Where 12345 has replied already nothing is sent. Error: `not-found`.
 */
export async function sendRequest(
  deps: { inTransaction: InTransaction<SendRequestRepositories> },
  input: { orderId: string; supplementRequestId: string; waiting: WaitingJob },
): Promise<RequestState> {
  return deps.inTransaction(async ({ orders, deliveries, supplementRequests }) => {
    const order = await orders.lock(input.orderId);
    const request = order && (await supplementRequests.find(input.supplementRequestId));
    if (!request) throw new DomainError('not-found', '补正请求不存在。');
    const earlier = await deliveries.findByWaitingJob(input.waiting);
    if (earlier?.state === 'delivered') return 'settled';
    if (hasEnded(order.status)) return 'orderEnded';
    if (request.state !== 'open') return 'settled';
    if (earlier?.state === 'dead') await deliveries.requeue(earlier.id);
    if (!earlier) await deliveries.enqueue({ ...callbackOf(request), waiting: input.waiting });
    return 'underWay';
  });
}
