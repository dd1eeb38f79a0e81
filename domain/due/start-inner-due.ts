import type { AccessFacts, AccessFactsSource } from '../access/facts.ts';
import type { Decisions } from '../engine/evaluate-limit.ts';
import { activeDelegationTo } from '../handling/delegation-rules.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Units } from '../unit/ports.ts';
import { handlingLevelOf, type Unit } from '../unit/unit.ts';
import type { WorkItems } from '../work-item/ports.ts';
import { tableVersionText } from './compute-order-due.ts';
import { decideInnerLimit, type InnerLimit, type InnerLimitFacts } from './decide-inner-limit.ts';
import type { DueName } from './due-names.ts';
import type { OrderDue } from './ports.ts';
import { type DueRepositories, reopenDue, setDue } from './set-due.ts';

export type StartInnerDueRepositories = DueRepositories & { orders: OrderLocks; access: AccessFactsSource; units: Units; workItems: WorkItems };
export type StartInnerDuePorts = { inTransaction: InTransaction<StartInnerDueRepositories>; clock: Clock; engine: Decisions };

/** The work that has reached a unit, and the due that its task names. */
export type ReachedWork = { orderId: string; runNo: number; unitId: string; name: Exclude<DueName, 'order' | 'supervision'> };

/**
 * Starts the clock of a unit for work that has reached it (P5.3), never at claim. A unit that has such a due open keeps it;
 * one whose report came back has its own clock again, unreset; a new delegation brings a new clock. The tables are asked
 * outside of any transaction. Errors: `engine-unavailable`, `not-found` never: what has ended meanwhile is left alone.
 */
export async function startInnerDue(ports: StartInnerDuePorts, work: ReachedWork): Promise<void> {
  const missing = await ports.inTransaction(async (repositories) => {
    const order = await repositories.orders.lock(work.orderId);
    return order && look(repositories, order, work, ports.clock.now());
  });
  if (!missing) return;
  const limit = await decideInnerLimit(ports.engine, missing.facts);
  if (!limit) return;
  await ports.inTransaction(async (repositories) => {
    const order = await repositories.orders.lock(work.orderId);
    const still = order && (await look(repositories, order, work, missing.facts.reachedAt));
    if (order && still) await setDue(repositories, order, toDue(order, work, still, limit));
  });
}

type Missing = { facts: InnerLimitFacts; delegationId: string | null; isFirst: boolean };

/** What is missing to start the clock, or undefined where nothing is: it runs, went on just now, or the order has ended. */
async function look(repositories: StartInnerDueRepositories, order: OrderRouting, work: ReachedWork, now: Date): Promise<Missing | undefined> {
  if (!(await isStillWaiting(repositories.workItems, order, work))) return undefined;
  const facts = await repositories.access.of(order.id);
  const unit = await repositories.units.find(work.unitId);
  if (!facts || !unit) return undefined;
  const delegation = activeDelegationTo(work.unitId, order.runNo, facts);
  const delegationId = delegation?.id ?? null;
  const earlier = await repositories.dues.lastOf(order.id, order.runNo, work.name);
  const own = earlier.find(({ unitId }) => unitId === work.unitId);
  if (own && (await goesOn(repositories, order, own, { delegationId, earlier, facts }))) return undefined;
  const handler = await handlerOf(repositories.units, order, unit);
  const reachedAt = work.name === 'unit' && delegation ? delegation.delegatedAt : now;
  return {
    delegationId,
    isFirst: own === undefined && order.runNo === 1,
    facts: { order, name: work.name, level: handlingLevelOf(unit), handlingLevel: handlingLevelOf(handler), reachedAt },
  };
}

/** Whether the work still waits: whoever was quicker than the tables has met the due already. */
async function isStillWaiting(workItems: WorkItems, order: OrderRouting, { name, unitId, runNo }: ReachedWork): Promise<boolean> {
  if (hasEnded(order.status) || order.runNo !== runNo) return false;
  if (name === 'unit') return order.status === 'in_handling';
  return (await workItems.pendingOf(order.id)).some((item) => item.unitId === unitId);
}

/** The unit that handles, as far as it is known; the one that is reached, else. */
async function handlerOf(units: Units, order: OrderRouting, reached: Unit): Promise<Unit> {
  const handler = order.handlingUnitId === null ? undefined : await units.find(order.handlingUnitId);
  return handler ?? reached;
}

/**
 * Whether the unit's clock goes on: it runs, or the report came back to a unit that holds the order as before. Then those of
 * the units above go on with it.
 */
async function goesOn(
  repositories: StartInnerDueRepositories,
  order: OrderRouting,
  own: OrderDue,
  { delegationId, earlier, facts }: { delegationId: string | null; earlier: readonly OrderDue[]; facts: AccessFacts },
): Promise<boolean> {
  if (own.state === 'open') return true;
  if (own.name !== 'unit' || own.delegationId !== delegationId) return false;
  const holds = (due: OrderDue) => due.delegationId === null || facts.delegations.some(({ id, endedAt }) => id === due.delegationId && endedAt === null);
  for (const due of earlier) if (due.state === 'closed' && holds(due)) await reopenDue(repositories, order, due);
  return true;
}

function toDue(order: OrderRouting, work: ReachedWork, { facts, delegationId, isFirst }: Missing, { row, table, version, reserves }: InnerLimit) {
  const { amount, unit, clause, startRule } = row;
  const startsAt = startRule === 'accepted' && isFirst ? order.acceptedAt : facts.reachedAt;
  return {
    name: work.name,
    unitId: work.unitId,
    delegationId,
    terms: {
      startsAt: startsAt.toISOString(),
      period: { limit: { amount, unit } },
      basis: { clause, tableVersion: tableVersionText(table, version) },
      reserves,
      pauses: [],
      changes: [],
    },
  };
}
