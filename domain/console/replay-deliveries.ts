import { assertInScope } from '../access/authorise.ts';
import type { AccessFactsSource } from '../access/facts.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { Deliveries } from '../delivery/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { ErrorCode } from '../shared/error-codes.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { consoleScopeOf } from './scope.ts';

type Repositories = { orders: OrderLocks; access: AccessFactsSource; deliveries: Deliveries; audit: AuditTrail };

/** What became of one callback to be replayed. */
export type ReplayResult = { deliveryId: string; outcome: 'queued' | ErrorCode };

const notFound = () => new DomainError('not-found', '消息不存在或不在您的权限范围内。');

/**
 * Queues one callback again, whatever became of it: the same bytes under the same webhook-id, due at once, its tries
 * counted anew (P8.1). A callback that had been acknowledged changes nothing more when it is acknowledged again.
 * Errors: `right-required`, `not-found`.
 */
export async function replayDelivery(
  deps: { inTransaction: InTransaction<Repositories> },
  input: { user: User; deliveryId: string; reason: string },
): Promise<void> {
  consoleScopeOf(input.user);
  await deps.inTransaction(async ({ orders, access, deliveries, audit }) => {
    const seen = await deliveries.find(input.deliveryId);
    const order = seen && (await orders.lock(seen.orderId));
    if (!order) throw notFound();
    assertInScope(input.user, await access.of(order.id));
    const delivery = await deliveries.find(input.deliveryId);
    if (!delivery) throw notFound();
    await deliveries.replay(delivery.id);
    await audit.record({
      action: 'delivery.replayed',
      actor: actorOf(input.user),
      orderId: order.id,
      runNo: delivery.runNo,
      detail: { deliveryId: delivery.id, kind: delivery.kind, sequence: delivery.sequence, fromState: delivery.state },
      text: input.reason,
    });
  });
}

/** Replays several, each in its own transaction; one that can't be holds no other back. Error: `right-required`. */
export async function replayDeliveries(
  deps: { inTransaction: InTransaction<Repositories> },
  input: { user: User; deliveryIds: readonly string[]; reason: string },
): Promise<ReplayResult[]> {
  consoleScopeOf(input.user);
  const results: ReplayResult[] = [];
  for (const deliveryId of input.deliveryIds) {
    try {
      await replayDelivery(deps, { user: input.user, deliveryId, reason: input.reason });
      results.push({ deliveryId, outcome: 'queued' });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      results.push({ deliveryId, outcome: error.code });
    }
  }
  return results;
}
