import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import { hasEnded, statusNames } from '../order/status.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { User } from '../user/user.ts';
import { assertMayAct, notFound } from './authorise.ts';
import type { AccessFacts, AccessFactsSource } from './facts.ts';
import type { OrderAction } from './order-actions.ts';

/**
 * Locks an order for an act on it as a whole: in scope, allowed, not ended.
 * Errors: `not-found`, `right-required`, `order-ended`.
 */
export async function lockOrderFor(
  repositories: { orders: OrderLocks; access: AccessFactsSource },
  input: { user: User; orderId: string },
  action: OrderAction,
): Promise<{ order: OrderRouting; facts: AccessFacts }> {
  const order = await repositories.orders.lock(input.orderId);
  if (!order) throw notFound();
  const facts = await repositories.access.of(order.id);
  assertMayAct(input.user, action, facts);
  if (hasEnded(order.status)) throw new DomainError('order-ended', `工单已经结束（${statusNames[order.status]}）。`);
  return { order, facts };
}
