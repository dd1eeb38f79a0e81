import type { AccessFactsSource } from '../access/facts.ts';
import { lockOrderFor } from '../access/lock-order.ts';
import type { Deliveries } from '../delivery/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { endOrder, type EndOrderRepositories } from './end-order.ts';

type Repositories = EndOrderRepositories & { access: AccessFactsSource; deliveries: Deliveries };

/**
 * 人工关闭 (P3.6): an operator ends an order for a reason, which its 12345 is told, wherever the order stands.
 * Errors: `not-found`, `right-required`, `order-ended`.
 */
export async function closeOrder(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; orderId: string; reason: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { order } = await lockOrderFor(repositories, input, 'closeOrder');
    await endOrder(repositories, deps.clock, order, {
      to: 'closed_by_operator',
      action: 'order.closedByOperator',
      actor: actorOf(input.user),
      text: input.reason,
    });
    if (order.platformId !== null)
      await repositories.deliveries.enqueue({ orderId: order.id, kind: 'closedByOperator', data: { reason: input.reason } });
  });
}
