import type { AuditTrail } from '../audit/ports.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { AttemptRecord, Deliveries } from './ports.ts';

type Repositories = { orders: OrderLocks; audit: AuditTrail; commands: EngineCommands; deliveries: Deliveries };

/**
 * An attempt failed: the delivery waits for its next try, or is dead when the schedule has none left (P8.1).
 * A dead one that a diagram waits for becomes an incident there (§3.1.8); later callbacks of the order go on,
 * the gap in their sequence tells the platform.
 */
export async function recordFailedAttempt(
  deps: { inTransaction: InTransaction<Repositories> },
  input: { orderId: string; deliveryId: string; attempt: AttemptRecord; nextAttemptAt: Date | undefined },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    await repositories.orders.lock(input.orderId);
    const delivery = await repositories.deliveries.find(input.deliveryId);
    if (delivery?.state !== 'pending') return;
    await repositories.deliveries.recordAttempt(delivery.id, input.attempt);
    if (input.nextAttemptAt) {
      await repositories.deliveries.postpone(delivery.id, input.nextAttemptAt, input.attempt.outcome);
      return;
    }
    await repositories.deliveries.markDead(delivery.id, input.attempt.outcome);
    await repositories.audit.record({
      action: 'delivery.died',
      actor: { kind: 'system', id: 'sender' },
      orderId: delivery.orderId,
      runNo: delivery.runNo,
      detail: { deliveryId: delivery.id, kind: delivery.kind, sequence: delivery.sequence, outcome: input.attempt.outcome },
    });
    if (delivery.waiting && !delivery.acknowledgedBefore)
      await repositories.commands.append({
        kind: 'failJob',
        name: 'delivery.died',
        orderId: delivery.orderId,
        runNo: delivery.runNo,
        ...delivery.waiting,
        reason: `结果未能送达12345（${input.attempt.outcome}，第${delivery.attempts + 1}次），请排除对方故障后在此重试`,
      });
  });
}
