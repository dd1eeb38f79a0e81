import type { FigureCriteria } from '../dashboard/figure.ts';
import { isBusinessUser } from '../access/relation.ts';
import type { OrderType } from '../order/ports.ts';
import type { OrderStatus } from '../order/status.ts';
import type { User } from '../user/user.ts';

/** What orders are searched by; all given ones must hold. */
export type OrderCriteria = FigureCriteria & {
  acceptanceNo?: string;
  platformOrderNo?: string;
  /** Contact or caller phone, as people write it; compared by blind index. */
  phone?: string;
  /** The whole name of the person, compared by blind index. */
  personName?: string;
  /** 12 digits; the region and everything in it. */
  regionCode?: string;
  types?: readonly OrderType[];
  problemCategories?: readonly number[];
  statuses?: readonly OrderStatus[];
};

/** Where a page begins: behind this order. */
export type OrderCursor = { acceptedAt: Date; id: string };

/** One line of a list of orders; nothing personal. */
export type OrderLine = {
  id: string;
  acceptanceNo: string;
  platformOrderNo: string | null;
  type: OrderType;
  status: OrderStatus;
  sealed: boolean;
  regionCode: string | null;
  regionName: string | null;
  problemCategory: number | null;
  handlingUnitName: string | null;
  acceptedAt: Date;
  endedAt: Date | null;
  finishBy: string | null;
  flags: string[];
};

/** How far matches are counted. */
export const matchCap = 1000;

/** Lists of orders within a user's scope, which is part of the query. */
export type OrderSearch = {
  page(user: User, criteria: OrderCriteria, after: OrderCursor | undefined, limit: number): Promise<OrderLine[]>;
  /** Counts up to `matchCap + 1`. */
  count(user: User, criteria: OrderCriteria): Promise<number>;
};

/**
 * A page of the orders that the user may see and that match, newest first, with the number of matches up to a cap (P9.2).
 */
export async function searchOrders(
  deps: { orderSearch: OrderSearch },
  input: { user: User; criteria: OrderCriteria; after?: OrderCursor; limit: number },
): Promise<{ orders: OrderLine[]; next: OrderCursor | undefined; total: number; totalIsCapped: boolean }> {
  if (!isBusinessUser(input.user)) return { orders: [], next: undefined, total: 0, totalIsCapped: false };
  const found = await deps.orderSearch.page(input.user, input.criteria, input.after, input.limit + 1);
  const counted = await deps.orderSearch.count(input.user, input.criteria);
  const orders = found.slice(0, input.limit);
  const last = orders.at(-1);
  return {
    orders,
    next: found.length > input.limit && last ? { acceptedAt: last.acceptedAt, id: last.id } : undefined,
    total: Math.min(counted, matchCap),
    totalIsCapped: counted > matchCap,
  };
}
