import type { AuditTrail } from '../audit/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { changeDues } from './change-dues.ts';
import type { Dues } from './ports.ts';
import type { DueRepositories } from './set-due.ts';

type Repositories = DueRepositories & { orders: OrderLocks; audit: AuditTrail };

/**
 * Computes the open dues again that were counted through a year whose holidays weren't published, once the calendar is
 * another one (P5.1). `calendarVersion` names the present one. Up to `limit` orders; returns how many were looked at.
 */
export async function recomputeProvisionalDues(
  deps: { dues: Pick<Dues, 'provisionalOrders'>; inTransaction: InTransaction<Repositories> },
  input: { calendarVersion: string; limit: number },
): Promise<number> {
  const orderIds = await deps.dues.provisionalOrders(input.calendarVersion, input.limit);
  for (const orderId of orderIds)
    await deps.inTransaction(async (repositories) => {
      const order = await repositories.orders.lock(orderId);
      if (!order || hasEnded(order.status)) return;
      await changeDues(repositories, order, { cause: 'newCalendar', actor: { kind: 'system', id: 'reconciler' }, terms: ({ terms }) => terms });
    });
  return orderIds.length;
}
