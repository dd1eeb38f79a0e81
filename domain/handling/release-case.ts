import type { AccessFactsSource } from '../access/facts.ts';
import { lockOrderFor } from '../access/lock-order.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { isHeldAtProvince, releasedFlag } from './delegation-rules.ts';

/**
 * The province's supervisor releases a category 8 complaint: it may be delegated from now on (P3.1).
 * Errors: `not-found`, `right-required`, `order-ended`, `order-state-conflict` where nothing is held.
 */
export async function releaseCase(
  deps: { inTransaction: InTransaction<{ orders: OrderLocks; access: AccessFactsSource; audit: AuditTrail }> },
  input: { user: User; orderId: string; reason: string },
): Promise<void> {
  await deps.inTransaction(async ({ orders, access, audit }) => {
    const { order } = await lockOrderFor({ orders, access }, input, 'releaseCase');
    if (!isHeldAtProvince(order)) throw new DomainError('order-state-conflict', '此工单没有留省办理的限制，无需放行。');
    await orders.change(order.id, { flags: [...order.flags, releasedFlag] });
    await audit.record({ action: 'order.caseReleased', actor: actorOf(input.user), orderId: order.id, runNo: order.runNo, text: input.reason });
  });
}
