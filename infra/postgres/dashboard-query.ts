import type { Knex } from 'knex';
import type { DashboardFigures, DashboardQuery, DayCount, Ended, FigureScope, Pending, StepFigures, UnitFigures } from '../../domain/dashboard/read-dashboard.ts';
import { askedForExtension, isPending, orderDueOf, ordersOf, soonAfter, subtreeOf, urgencies } from './figure-conditions.ts';
import { isSeen, viewerBindings } from './scope-sql.ts';

/** Of orders with their earliest due, as `open`, `late` and `soon`: an order counts once, however many tasks it has. */
const counted = (['open', 'late', 'soon'] as const).map((name) => `(count(*) filter (where ${urgencies[name].replaceAll('min(i.due_at)', 'due_at')}))::int as ${name}`).join(', ');

const hours = (from: string, to: string) => `round((extract(epoch from avg(${to} - ${from})) / 3600)::numeric, 1)::float`;

/** Of ended orders with the due of their round, `o` and `due`. */
const endings = `count(*)::int as ended, (count(*) filter (where o.status = 'completed'))::int as completed,
  (count(*) filter (where o.status = 'completed' and o.order_due is not null))::int as timed,
  (count(*) filter (where o.status = 'completed' and o.ended_at <= o.order_due))::int as "onTime",
  (count(*) filter (where o.status = 'withdrawn'))::int as withdrawn, (count(*) filter (where o.extended))::int as extended,
  round((extract(epoch from avg(o.ended_at - o.accepted_at) filter (where o.status = 'completed')) / 3600)::numeric, 1)::float as "averageHours"`;

const nothingEnded: Ended = { ended: 0, completed: 0, timed: 0, onTime: 0, withdrawn: 0, extended: 0, averageHours: null };

/** Every unit below the chosen one with the child of the chosen one that it belongs to; the chosen one belongs to itself. */
const tops = `tops as (with recursive tree as (
    select id, id as top from unit where id = :unitId
    union all
    select unit.id, case when tree.id = :unitId then unit.id else tree.top end from tree join unit on unit.parent_id = tree.id)
  select * from tree)`;

/** Reads of the dashboard: of the orders that the viewer sees those that were accepted, ended, or wait in the unit's subtree. */
export function createDashboardQuery(database: Knex): DashboardQuery {
  const reader = ({ unit, user, now, from }: FigureScope) => {
    const given = { unitId: unit.id, now, from, soon: soonAfter(now), ...viewerBindings(user) };
    return async <T>(sql: string): Promise<T[]> => (await database.raw<{ rows: T[] }>(sql, given)).rows;
  };
  /** Orders of the unit, and what is needed of those that ended. */
  const partsOf = ({ unit, user }: FigureScope) => {
    const mine = `${ordersOf(unit.id, 'o') ?? 'true'} and ${isSeen(user, 'o.id')}`;
    // Beside the orders, not among their columns: so that it is looked up once, however often it is compared.
    const ended = `select o.id, o.status, o.province_unit_id, o.accepted_at, o.ended_at, due.order_due, ${askedForExtension('o')} as extended
      from work_order o left join lateral (select ${orderDueOf('o')} as order_due offset 0) due on true where ${mine} and o.ended_at >= :from`;
    return { mine, ended };
  };
  return {
    of: async (scope) => {
      const read = reader(scope);
      const { mine, ended } = partsOf(scope);
      const at = `i.unit_id in ${subtreeOf(':unitId')} and ${isSeen(scope.user, 'i.order_id')}`;
      const [[pending], waiting, done, trend, byCategory, [ends]] = await Promise.all([
        read<Pending>(`select ${counted} from (select min(i.due_at) as due_at from work_item i where ${isPending} and ${at} group by i.order_id) orders`),
        read<Pending & Pick<StepFigures, 'kind'>>(`
          select kind, ${counted} from (select i.kind, min(i.due_at) as due_at from work_item i where ${isPending} and ${at} group by i.kind, i.order_id) orders group by kind`),
        read<Pick<StepFigures, 'kind' | 'done' | 'averageHours'>>(`
          select i.kind, count(distinct i.order_id)::int as done, ${hours('i.created_at', 'i.ended_at')} as "averageHours"
          from work_item i where i.state = 'completed' and i.ended_at >= :from and ${at} group by i.kind`),
        read<DayCount>(`
          select to_char(day, 'YYYY-MM-DD') as day, sum(accepted)::int as accepted, sum(ended)::int as ended from (
            select (o.accepted_at at time zone 'Asia/Shanghai')::date as day, count(*) as accepted, 0 as ended from work_order o
              where ${mine} and o.accepted_at >= :from group by 1
            union all
            select (o.ended_at at time zone 'Asia/Shanghai')::date, 0, count(*) from work_order o where ${mine} and o.ended_at >= :from group by 1) moved
          group by 1 order by 1`),
        read<DashboardFigures['byCategory'][number]>(`
          select o.problem_category as category, count(*)::int as accepted from work_order o
          where ${mine} and o.accepted_at >= :from and o.problem_category is not null group by 1 order by 2 desc, 1`),
        read<Ended>(`select ${endings} from (${ended}) o`),
      ]);
      return {
        pending: pending ?? { open: 0, late: 0, soon: 0 },
        accepted: trend.reduce((sum, { accepted }) => sum + accepted, 0),
        ended: ends ?? nothingEnded,
        byStep: stepsOf(waiting, done),
        byCategory,
        trend,
      };
    },
    unitsOf: async (scope) => {
      const { unit, user } = scope;
      const read = reader(scope);
      const { mine, ended } = partsOf(scope);
      // Below 国家局 an order belongs to its province, below a province or city to the units it was delegated to.
      const childOf = (order: string) =>
        unit.level === 'national'
          ? `(select ${order}.province_unit_id as id) child`
          : `(select distinct given.to_unit_id as id from delegation given join unit on unit.id = given.to_unit_id and unit.parent_id = :unitId where given.order_id = ${order}.id) child`;
      const [units, accepted, ends] = await Promise.all([
        read<Omit<UnitFigures, 'moved'>>(`
          with ${tops}, sums as (
            select top, ${counted} from (
              select tops.top, min(i.due_at) as due_at from tops join work_item i on i.unit_id = tops.id and ${isPending}
              where ${isSeen(user, 'i.order_id')} group by tops.top, i.order_id) orders group by top)
          select unit.id as "unitId", unit.name, unit.level, coalesce(sums.open, 0) as open, coalesce(sums.late, 0) as late, coalesce(sums.soon, 0) as soon,
            unit.id <> :unitId and exists (select 1 from unit lower where lower.parent_id = unit.id) as "hasBelow"
          from unit left join sums on sums.top = unit.id
          where (unit.parent_id = :unitId and (unit.in_use or sums.open > 0)) or unit.id = :unitId
          order by late desc, soon desc, open desc, unit.id`),
        read<{ id: string; accepted: number }>(`
          select child.id, count(*)::int as accepted from work_order o cross join lateral ${childOf('o')} where ${mine} and o.accepted_at >= :from group by 1`),
        read<Ended & { id: string }>(`select child.id, ${endings} from (${ended}) o cross join lateral ${childOf('o')} group by 1`),
      ]);
      const acceptedAt = new Map(accepted.map((one) => [one.id, one.accepted]));
      const endedAt = new Map(ends.map(({ id, ...one }) => [id, one]));
      return units.map((one) => ({
        ...one,
        moved: one.unitId === unit.id ? null : { accepted: acceptedAt.get(one.unitId) ?? 0, ...(endedAt.get(one.unitId) ?? nothingEnded) },
      }));
    },
  };
}

/** Steps where something waits or was done, the latest first. */
function stepsOf(waiting: readonly (Pending & Pick<StepFigures, 'kind'>)[], done: readonly Pick<StepFigures, 'kind' | 'done' | 'averageHours'>[]): StepFigures[] {
  const steps = new Map<string, StepFigures>();
  for (const one of waiting) steps.set(one.kind, { ...one, done: 0, averageHours: null });
  for (const one of done) steps.set(one.kind, { ...(steps.get(one.kind) ?? { open: 0, late: 0, soon: 0 }), ...one });
  return [...steps.values()].sort((one, other) => other.late - one.late || other.open - one.open || other.done - one.done || one.kind.localeCompare(other.kind));
}
