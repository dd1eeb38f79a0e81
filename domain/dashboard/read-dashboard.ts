import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { UnitLevel } from '../unit/unit.ts';
import type { Units } from '../unit/ports.ts';
import { hasAnyRight, type User } from '../user/user.ts';
import type { WorkItemKind } from '../work-item/kinds.ts';

/** Pending work: how much, how much of it past its due, and how much due within a day. */
export type Pending = { open: number; late: number; soon: number };

/** A unit with everything below it. */
export type UnitPending = Pending & { unitId: string; name: string; level: UnitLevel; hasBelow: boolean };

/** What came to an end in the period. */
export type Ended = { ended: number; completed: number; onTime: number; timed: number; withdrawn: number; extended: number };

/** A day's movement: `2026-11-23`. */
export type DayCount = { day: string; accepted: number; ended: number };

/** The figures of one unit's subtree; for 国家局 those of all provinces. */
export type DashboardFigures = {
  accepted: number;
  ended: Ended;
  byUnit: UnitPending[];
  byStep: (Pending & { kind: WorkItemKind })[];
  byCategory: { category: number; accepted: number }[];
  trend: DayCount[];
};

/** Reads of the dashboard: straight from indexes, never the engine. `from` bounds what is counted of the past. */
export type DashboardQuery = { of(unit: { id: string; level: UnitLevel; provinceCode: string | null }, now: Date, from: Date): Promise<DashboardFigures> };

export type Dashboard = DashboardFigures & { unit: { id: string; name: string; level: UnitLevel }; path: { id: string; name: string }[]; days: number };

/** How far back trends and shares look. */
const periodDays = 30;

/**
 * What is late and going to be late in the supervisor's own subtree, or in a unit of it (P9.2); 国家局 sees all provinces
 * side by side. Errors: `right-required`, `not-found` for a unit outside.
 */
export async function readDashboard(
  deps: { units: Units; dashboard: DashboardQuery; clock: Clock },
  input: { user: User; unitId?: string },
): Promise<Dashboard> {
  const { user } = input;
  if (!hasAnyRight(user, ['supervisor', 'nationalHandler'])) throw new DomainError('right-required', '只有负责人和国家局业务员可以查看看板。');
  const path = await deps.units.pathOf(input.unitId ?? user.unitId);
  const [unit] = path;
  const isInside = user.unitLevel === 'national' || path.some(({ id }) => id === user.unitId);
  if (!unit || !isInside) throw new DomainError('not-found', '单位不存在或不在您的权限范围内。');
  const now = deps.clock.now();
  const figures = await deps.dashboard.of(unit, now, new Date(now.getTime() - periodDays * 24 * 3_600_000));
  // The way up as far as the user may go.
  const upTo = path.findIndex(({ id }) => id === user.unitId);
  const above = path.slice(1, upTo === -1 ? undefined : upTo + 1).reverse();
  const national = user.unitLevel === 'national' && unit.level !== 'national' ? [{ id: user.unitId, name: user.unitName }] : [];
  return {
    ...figures,
    unit: { id: unit.id, name: unit.name, level: unit.level },
    path: [...national, ...above.map(({ id, name }) => ({ id, name }))],
    days: periodDays,
  };
}
