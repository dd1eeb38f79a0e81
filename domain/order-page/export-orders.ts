import { isBusinessUser } from '../access/relation.ts';
import type { AuditTrail } from '../audit/ports.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import type { OrderProgress, OrderProgressSource } from './order-progress.ts';
import type { OrderCriteria, OrderCursor, OrderLine, OrderSearch } from './search-orders.ts';

/** What one file holds at most; further orders need narrower conditions. */
export const largestExport = 10_000;
const pageSize = 500;

/** A line of the file: the one of the list, with how far the order has come. */
export type ExportLine = OrderLine & OrderProgress;

/**
 * The orders that a search finds, page by page and at most `largestExport`, for a file (P9.2): the same lines as the
 * list with where each stands, so nothing personal. That it was done is in the trail before the first line leaves. Error: `right-required`.
 */
export async function exportOrders(
  deps: { orderSearch: OrderSearch; orderProgress: OrderProgressSource; inTransaction: InTransaction<{ audit: AuditTrail }> },
  input: { user: User; criteria: OrderCriteria },
): Promise<AsyncIterable<ExportLine[]>> {
  const { user, criteria } = input;
  if (!isBusinessUser(user)) throw new DomainError('right-required', '您没有导出工单的权限。');
  // A phone or a name is a personal value: only that it was given is kept.
  const { phone, personName, ...told } = criteria;
  const personal = { ...(phone === undefined ? {} : { phone: true }), ...(personName === undefined ? {} : { personName: true }) };
  await deps.inTransaction(({ audit }) =>
    audit.record({ action: 'orders.exported', actor: actorOf(user), detail: { criteria: { ...told, ...personal }, atMost: largestExport } }),
  );
  return pagesOf(deps, user, criteria);
}

async function* pagesOf(
  { orderSearch, orderProgress }: { orderSearch: OrderSearch; orderProgress: OrderProgressSource },
  user: User,
  criteria: OrderCriteria,
): AsyncGenerator<ExportLine[]> {
  let after: OrderCursor | undefined;
  for (let left = largestExport; left > 0; left -= pageSize) {
    const page = await orderSearch.page(user, criteria, after, Math.min(pageSize, left));
    if (page.length > 0) {
      const progress = await orderProgress.of(page.map(({ id }) => id));
      yield page.map((line) => ({ ...line, ...(progress.get(line.id) ?? { reminders: 0, task: null }) }));
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = { acceptedAt: last.acceptedAt, id: last.id };
  }
}
