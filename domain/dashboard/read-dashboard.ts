import { addDays, instantOf, type CivilDay } from '../calendar/civil-day.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import { chinaDayOf } from '../shared/instant.ts';
import type { Unit, UnitLevel } from '../unit/unit.ts';
import type { Units } from '../unit/ports.ts';
import { hasAnyRight, type User } from '../user/user.ts';
import type { WorkItemKind } from '../work-item/kinds.ts';
import type { Urgency } from './figure.ts';

/** Orders with pending work: how many, how many of them past the earliest due, and how many due within a day. */
export type Pending = Record<Urgency, number>;

/** What came to an end in the period. Hours are those from acceptance to the end, of the completed ones. */
export type Ended = { ended: number; completed: number; timed: number; onTime: number; withdrawn: number; extended: number; averageHours: number | null };

/** A unit with everything below it; the chosen unit itself stands for what is held at its own level, which has no movement of its own. */
export type UnitFigures = Pending & { unitId: string; name: string; level: UnitLevel; hasBelow: boolean; moved: (Ended & { accepted: number }) | null };

/** A step: orders pending at it, orders that passed it in the period, and how long each took, from arriving to done. */
export type StepFigures = Pending & { kind: WorkItemKind; done: number; averageHours: number | null };

/** A day's movement: `2026-11-23`. */
export type DayCount = { day: CivilDay; accepted: number; ended: number };

/** The figures of one unit's subtree; for 国家局 those of all provinces. */
export type DashboardFigures = {
  pending: Pending;
  accepted: number;
  ended: Ended;
  byStep: StepFigures[];
  byCategory: { category: number; accepted: number }[];
  /** Days on which something happened. */
  trend: DayCount[];
};

/** Whose figures, as of when, for whom: nobody's figures count what they may not see. `from` bounds what is counted of the past. */
export type FigureScope = { unit: Pick<Unit, 'id' | 'level'>; user: User; now: Date; from: Date };

/** Reads of the dashboard: straight from indexes, never the engine. */
export type DashboardQuery = {
  of(scope: FigureScope): Promise<DashboardFigures>;
  /** The units right below, and the unit's own level. */
  unitsOf(scope: FigureScope): Promise<UnitFigures[]>;
};

export type Dashboard = DashboardFigures & {
  unit: { id: string; name: string; level: UnitLevel };
  path: { id: string; name: string }[];
  days: number;
  from: CivilDay;
  to: CivilDay;
};

/** How far back trends and shares may look, in days, today included. */
export const periods = [7, 30, 90] as const;
export type Period = (typeof periods)[number];

type Deps = { units: Units; dashboard: DashboardQuery; clock: Clock };
type Asked = { user: User; unitId?: string; days?: Period };

/**
 * Whose dashboard is asked for: the own subtree or a unit of it; 国家局's handlers all.
 * Errors: `right-required`, `not-found` for a unit outside.
 */
export async function dashboardScope(
  { units, clock }: Pick<Deps, 'units' | 'clock'>,
  { user, unitId = user.unitId, days = 30 }: Asked,
): Promise<FigureScope & { unit: Unit; path: readonly Unit[]; firstDay: CivilDay; today: CivilDay }> {
  if (!hasAnyRight(user, ['supervisor', 'nationalHandler'])) throw new DomainError('right-required', '只有负责人和国家局业务员可以查看看板。');
  const path = await units.pathOf(unitId);
  const [unit] = path;
  const isInside = user.unitLevel === 'national' || path.some(({ id }) => id === user.unitId);
  if (!unit || !isInside) throw new DomainError('not-found', '单位不存在或不在您的权限范围内。');
  const now = clock.now();
  const today = chinaDayOf(now);
  const firstDay = addDays(today, 1 - days);
  return { unit, path, user, now, from: instantOf(firstDay, '00:00'), firstDay, today };
}

/**
 * What is late and going to be late in the supervisor's own subtree, or in a unit of it (P9.2); 国家局 sees all provinces.
 * Errors: those of `dashboardScope`.
 */
export async function readDashboard(deps: Deps, input: Asked): Promise<Dashboard> {
  const { path, firstDay, today, ...scope } = await dashboardScope(deps, input);
  const { unit, user } = scope;
  const figures = await deps.dashboard.of(scope);
  // The way up as far as the user may go.
  const upTo = path.findIndex(({ id }) => id === user.unitId);
  const above = path.slice(1, upTo === -1 ? undefined : upTo + 1).reverse();
  const national = user.unitLevel === 'national' && unit.level !== 'national' ? [{ id: user.unitId, name: user.unitName }] : [];
  const days = input.days ?? 30;
  return {
    ...figures,
    trend: everyDay(figures.trend, firstDay, days),
    unit: { id: unit.id, name: unit.name, level: unit.level },
    path: [...national, ...above.map(({ id, name }) => ({ id, name }))],
    days,
    from: firstDay,
    to: today,
  };
}

/** The units right below a unit with their figures, to compare and go down into (P9.2). Errors: those of `dashboardScope`. */
export async function readDashboardUnits(deps: Deps, input: Asked): Promise<UnitFigures[]> {
  return deps.dashboard.unitsOf(await dashboardScope(deps, input));
}

/** A day on which nothing happened is a day as well. */
function everyDay(counted: readonly DayCount[], first: CivilDay, days: number): DayCount[] {
  const known = new Map(counted.map((one) => [one.day, one]));
  return Array.from({ length: days }, (_, index) => addDays(first, index)).map((day) => known.get(day) ?? { day, accepted: 0, ended: 0 });
}
