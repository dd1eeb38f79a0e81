import { mayActRelated } from '../access/authorise.ts';
import type { OrderAction } from '../access/order-actions.ts';
import type { OrderLine } from '../order-page/search-orders.ts';
import { supervisedFlag } from '../supervision/issue-supervision.ts';
import type { Units } from '../unit/ports.ts';
import type { User } from '../user/user.ts';
import type { WorkItemKind } from '../work-item/kinds.ts';
import type { Clock } from '../shared/clock.ts';
import type { Urgency } from './figure.ts';
import { dashboardScope, type FigureScope } from './read-dashboard.ts';

/** What a supervisor may do from the list, to one order or several. */
export const pressingActions = ['remindHolder', 'issueSupervision'] as const satisfies readonly OrderAction[];
export type PressingAction = (typeof pressingActions)[number];

/** The pending task of an order in the subtree whose due comes first, and who has it. */
export type UrgentTask = { kind: WorkItemKind; title: string | null; unitId: string; unitName: string; dueAt: Date | null; assigneeName: string | null };

/** An order of the list. `holderId` is the unit it was last delegated to; `isWhole` is false where the own unit's part is over. */
export type UrgentOrder = OrderLine & { reminders: number; holderId: string; isWhole: boolean; task: UrgentTask };

/** One line as it is shown. */
export type UrgentLine = Omit<UrgentOrder, 'holderId' | 'isWhole'> & { availableActions: PressingAction[] };

export type UrgentFilter = { urgency: Urgency; step?: WorkItemKind; own?: boolean };

/** Where a page begins: behind this order. */
export type UrgentCursor = { dueAt: Date | null; orderId: string };

/** Orders with pending tasks in a unit's subtree, by the earliest due. */
export type UrgentOrders = { page(scope: Omit<FigureScope, 'from'>, filter: UrgentFilter, after: UrgentCursor | undefined, limit: number): Promise<UrgentOrder[]> };

/**
 * The orders that are late or going to be late, the latest first, with what the supervisor may do about each: remind the
 * holder, demand an answer of a unit below (P5.4, P9.2). Errors: those of `dashboardScope`.
 */
export async function listUrgent(
  deps: { units: Units; urgentOrders: UrgentOrders; clock: Clock },
  input: { user: User; unitId?: string; filter: UrgentFilter; after?: UrgentCursor; limit: number },
): Promise<{ orders: UrgentLine[]; next: UrgentCursor | undefined }> {
  const { user, filter, after, limit } = input;
  const scope = await dashboardScope(deps, input);
  // One more than asked for tells whether there is a next page.
  const found = await deps.urgentOrders.page(scope, filter, after, limit + 1);
  const orders = found.slice(0, limit);
  const last = orders.at(-1);
  return {
    orders: orders.map(({ holderId, isWhole, ...order }) => ({ ...order, availableActions: pressingActions.filter((action) => mayPress(action, user, { ...order, holderId, isWhole })) })),
    next: found.length > limit && last ? { dueAt: last.task.dueAt, orderId: last.id } : undefined,
  };
}

function mayPress(action: PressingAction, user: User, { status, flags, holderId, isWhole }: UrgentOrder): boolean {
  if (!mayActRelated(user, action, isWhole ? 'whole' : 'part')) return false;
  if (action === 'remindHolder') return status !== 'awaiting_receipt';
  return !flags.includes(supervisedFlag) && holderId !== user.unitId;
}
