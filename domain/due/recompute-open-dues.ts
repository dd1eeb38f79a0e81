import type { AuditTrail } from '../audit/ports.ts';
import { changedTerms, type TableChange } from '../limit-table/change-terms.ts';
import type { LimitVersions } from '../limit-table/ports.ts';
import type { LimitTableId } from '../limit-table/schema.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { changeDues } from './change-dues.ts';
import { tableVersionText } from './compute-order-due.ts';
import { type OpenDue, type OpenOrder, type OpenOrders, recount } from './open-dues.ts';
import type { DueRepositories } from './set-due.ts';
import type { DueTerms } from './terms.ts';

/** Open dues that an administrator has asked to compute again: under a version of a table, or a province's own days. */
export type RecomputationRequest = { at: Date; requestedBy: string } & (
  | { cause: 'newLimits'; table: LimitTableId; revision: number; provinceUnitId: null }
  | { cause: 'newCalendar'; table: null; revision: null; provinceUnitId: string }
);
export type Recomputation = RecomputationRequest & { id: string; afterOrderId: string | null };

/** What waits to be computed again; orders are taken by id, so that a restart goes on where it stopped. */
export type Recomputations = {
  request(request: RecomputationRequest): Promise<void>;
  next(): Promise<Recomputation | undefined>;
  advance(id: string, lastOrderId: string, moved: number): Promise<void>;
  finish(id: string, at: Date): Promise<void>;
};

type Repositories = DueRepositories & { orders: OrderLocks; openOrders: OpenOrders; audit: AuditTrail };
type Deps = {
  recomputations: Recomputations;
  openOrders: OpenOrders;
  limitVersions: Pick<LimitVersions, 'find' | 'history'>;
  inTransaction: InTransaction<Repositories>;
  clock: Clock;
};

/**
 * Computes up to `limit` open orders of the oldest request again (P5.1, P5.2), each in its own transaction; what moves is
 * audited and its clock told. Doing it twice changes nothing more. Returns whether something is left to do.
 */
export async function recomputeOpenDues(deps: Deps, limit: number): Promise<boolean> {
  const request = await deps.recomputations.next();
  if (!request) return false;
  const page = await deps.openOrders.page({ provinceCode: request.provinceUnitId }, request.afterOrderId ?? undefined, limit);
  const change = request.cause === 'newLimits' ? await tableChangeOf(deps.limitVersions, request) : undefined;
  const termsOf = (order: OpenOrder, due: OpenDue): DueTerms => (change ? changedTerms(change, order, due) : due.terms);
  let moved = 0;
  for (const { id } of page) moved += await recomputeOrder(deps, id, request, termsOf);
  const last = page.at(-1);
  if (last) await deps.recomputations.advance(request.id, last.id, moved);
  if (page.length < limit) await deps.recomputations.finish(request.id, deps.clock.now());
  return true;
}

async function recomputeOrder(
  { inTransaction }: Deps,
  orderId: string,
  { cause, requestedBy }: Recomputation,
  termsOf: (order: OpenOrder, due: OpenDue) => DueTerms,
): Promise<number> {
  return inTransaction(async (repositories) => {
    const order = await repositories.orders.lock(orderId);
    const open = order && !hasEnded(order.status) ? await repositories.openOrders.find(orderId) : undefined;
    if (!order || !open) return 0;
    const terms = new Map(open.dues.map((due) => [due.id, termsOf(open, due)]));
    const time = await repositories.calendars.ofProvince(order.provinceUnitId);
    const wanted = recount(open.dues, (due) => terms.get(due.id) ?? due.terms, time);
    // What stays as it is keeps its explanation too.
    if (wanted.every(({ due, columns }) => columns.dueAt.getTime() === due.dueAt.getTime() && columns.terms === due.terms)) return 0;
    const changed = await changeDues(repositories, order, { cause, actor: { kind: 'user', id: requestedBy }, terms: (due) => terms.get(due.id) ?? due.terms });
    return changed.length;
  });
}

/** The version with the one that was in force before it. */
async function tableChangeOf(versions: Deps['limitVersions'], { table, revision }: Extract<Recomputation, { cause: 'newLimits' }>): Promise<TableChange | undefined> {
  const version = await versions.find(table, revision);
  const earlier = (await versions.history(table, 1000)).find((one) => one.revision < revision && one.state === 'inForce');
  return version && earlier && { table, before: earlier.rows, after: version.rows, versionText: tableVersionText(table, version.decisionVersion ?? undefined) };
}
