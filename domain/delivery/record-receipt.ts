import { closeWithOrder, type CloseWithOrderRepositories } from '../order/close-with-order.ts';
import { moveOrder, type MoveRepositories } from '../order/move-order.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { AttemptRecord, Deliveries } from './ports.ts';

type Repositories = MoveRepositories & CloseWithOrderRepositories & { deliveries: Deliveries };

/**
 * 12345 has acknowledged a callback: the delivery is done, a result completes its order (P3.6), and the job that waited
 * for the receipt is completed. One transaction; a second receipt of the same delivery changes nothing but the log,
 * also after a replay by hand.
 */
export async function recordReceipt(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { orderId: string; deliveryId: string; attempt: AttemptRecord },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const order = await repositories.orders.lock(input.orderId);
    const delivery = await repositories.deliveries.find(input.deliveryId);
    if (!order || !delivery) return;
    await repositories.deliveries.recordAttempt(delivery.id, input.attempt);
    if (delivery.state === 'delivered') return;
    await repositories.deliveries.markDelivered(delivery.id);
    const isNews = !delivery.acknowledgedBefore;
    const actor = { kind: 'platform', id: delivery.platformId } as const;
    const detail = { kind: delivery.kind, sequence: delivery.sequence };
    if (delivery.kind === 'result' && order.status === 'awaiting_receipt' && delivery.runNo === order.runNo) {
      await moveOrder({ ...repositories, clock: deps.clock }, order, {
        to: 'completed',
        action: 'delivery.acknowledged',
        actor,
        detail,
        endReason: 'result-acknowledged',
      });
      await closeWithOrder(repositories, order, deps.clock.now());
    } else await repositories.audit.record({ action: 'delivery.acknowledged', actor, orderId: order.id, runNo: order.runNo, detail });
    if (delivery.waiting && isNews)
      await repositories.commands.append({
        kind: 'completeJob',
        name: 'delivery.acknowledged',
        orderId: order.id,
        runNo: delivery.runNo,
        ...delivery.waiting,
        variables: {},
      });
  });
}
