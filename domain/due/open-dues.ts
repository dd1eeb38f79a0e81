import type { OrderSource, OrderType } from '../order/ports.ts';
import type { HandlingLevel } from '../unit/unit.ts';
import { computed } from './compute.ts';
import type { DueName } from './due-names.ts';
import type { OrderDue, ProvinceTime } from './ports.ts';
import type { DueTerms } from './terms.ts';

/** An open due with the unit whose clock it is. */
export type OpenDue = OrderDue & { unitName: string | null; level: HandlingLevel | null; delegatedAt: Date | null };

/** An order that hasn't ended, with the open dues of its round; no personal data. */
export type OpenOrder = {
  id: string;
  acceptanceNo: string;
  type: OrderType;
  source: OrderSource;
  serviceType: string | null;
  provinceCode: string;
  provinceUnitId: string;
  runNo: number;
  acceptedAt: Date;
  dues: OpenDue[];
};

/** Open orders by id, of one province or (null) of all. */
export type OpenOrders = {
  page(scope: { provinceCode: string | null }, afterOrderId: string | undefined, limit: number): Promise<OpenOrder[]>;
  find(orderId: string): Promise<OpenOrder | undefined>;
};

type Columns = ReturnType<typeof computed>;

/**
 * The dues of a round computed again, 12345's first, since the inner ones follow it; pure. What is shown before a change
 * and what is done by it are this same computation.
 */
export function recount<D extends OrderDue>(open: readonly D[], termsOf: (due: D) => DueTerms, time: ProvinceTime): { due: D; columns: Columns }[] {
  const ordered = open.toSorted((one, other) => Number(other.name === 'order') - Number(one.name === 'order'));
  let orderDueAt: Date | undefined;
  return ordered.map((due) => {
    const columns = computed(termsOf(due), time, orderDueAt);
    if (due.name === 'order') orderDueAt = columns.dueAt;
    return { due, columns };
  });
}

/** One due that a change would move. */
export type MovedDue = { orderId: string; acceptanceNo: string; name: DueName; unitName: string | null; from: Date; to: Date };

/** How many open orders and dues a change would move, and the first of them. */
export type Effect = { orders: number; dues: number; moved: MovedDue[] };

/** How many lines of an effect are told one by one. */
const shownLines = 100;
const pageSize = 500;

/** What a change would move, read page by page and without writing anything. */
export async function effectOn(
  orders: Pick<OpenOrders, 'page'>,
  scope: { provinceCode: string | null },
  change: (order: OpenOrder) => Promise<{ time: ProvinceTime; termsOf: (due: OpenDue) => DueTerms } | undefined>,
): Promise<Effect> {
  const effect: Effect = { orders: 0, dues: 0, moved: [] };
  for (let page = await orders.page(scope, undefined, pageSize); page.length > 0; page = await orders.page(scope, page.at(-1)?.id, pageSize)) {
    for (const order of page) {
      const changed = await change(order);
      if (!changed) continue;
      const moved = recount(order.dues, changed.termsOf, changed.time).filter(({ due, columns }) => columns.dueAt.getTime() !== due.dueAt.getTime());
      effect.orders += moved.length > 0 ? 1 : 0;
      effect.dues += moved.length;
      const lines = moved.map(({ due, columns }) => ({ orderId: order.id, acceptanceNo: order.acceptanceNo, name: due.name, unitName: due.unitName, from: due.dueAt, to: columns.dueAt }));
      effect.moved.push(...lines.slice(0, shownLines - effect.moved.length));
    }
  }
  return effect;
}
