import type { Knex } from 'knex';
import type { DashboardFigures, DashboardQuery, DayCount, Ended, UnitPending } from '../../domain/dashboard/read-dashboard.ts';

const soonMs = 24 * 3_600_000;
const pending = `count(*)::int as open, (count(*) filter (where i.due_at < :now))::int as late,
  (count(*) filter (where i.due_at >= :now and i.due_at < :soon))::int as soon`;

/** Every unit below the chosen one with the child of the chosen one that it belongs to; the chosen one belongs to itself. */
const subtree = `with recursive tree as (
    select id, id as top from unit where id = :unitId
    union all
    select unit.id, case when tree.id = :unitId then unit.id else tree.top end from tree join unit on unit.parent_id = tree.id)`;

/** Reads of the dashboard. Orders of a city or county are those that were delegated into its subtree. */
export function createDashboardQuery(database: Knex): DashboardQuery {
  return {
    of: async (unit, now, from) => {
      const mine =
        unit.level === 'national'
          ? 'true'
          : unit.level === 'province'
            ? 'o.province_unit_id = :unitId'
            : `o.province_unit_id = :province and exists (select 1 from delegation d where d.order_id = o.id and d.to_unit_id = :unitId)`;
      const given = { unitId: unit.id, province: unit.provinceCode, now, from, soon: new Date(now.getTime() + soonMs) };
      const read = async <T>(sql: string): Promise<T[]> => (await database.raw<{ rows: T[] }>(sql, given)).rows;
      const [byUnit, byStep, trend, byCategory, ended] = await Promise.all([
        read<UnitPending>(`${subtree}, sums as (
            select tree.top, ${pending} from tree join work_item i on i.unit_id = tree.id and i.state in ('open', 'claimed') group by tree.top)
          select unit.id as "unitId", unit.name, unit.level, coalesce(sums.open, 0) as open, coalesce(sums.late, 0) as late, coalesce(sums.soon, 0) as soon,
            unit.id <> :unitId and exists (select 1 from unit lower where lower.parent_id = unit.id) as "hasBelow"
          from unit left join sums on sums.top = unit.id
          where (unit.parent_id = :unitId and unit.in_use) or unit.id = :unitId
          order by late desc, open desc, unit.id`),
        read<DashboardFigures['byStep'][number]>(`${subtree}
          select i.kind, ${pending} from tree join work_item i on i.unit_id = tree.id and i.state in ('open', 'claimed') group by i.kind order by late desc, open desc`),
        read<DayCount>(`
          select to_char(day, 'YYYY-MM-DD') as day, coalesce(sum(accepted), 0)::int as accepted, coalesce(sum(ended), 0)::int as ended from (
            select (o.accepted_at at time zone 'Asia/Shanghai')::date as day, count(*) as accepted, 0 as ended from work_order o
              where ${mine} and o.accepted_at >= :from group by 1
            union all
            select (o.ended_at at time zone 'Asia/Shanghai')::date, 0, count(*) from work_order o where ${mine} and o.ended_at >= :from group by 1) counted
          group by 1 order by 1`),
        read<DashboardFigures['byCategory'][number]>(`
          select o.problem_category as category, count(*)::int as accepted from work_order o
          where ${mine} and o.accepted_at >= :from and o.problem_category is not null group by 1 order by 2 desc, 1`),
        read<Ended>(`
          select count(*)::int as ended, (count(*) filter (where o.status = 'completed'))::int as completed,
            (count(*) filter (where o.status = 'completed' and due.due_at is not null))::int as timed,
            (count(*) filter (where o.status = 'completed' and o.ended_at <= due.due_at))::int as "onTime",
            (count(*) filter (where o.status = 'withdrawn'))::int as withdrawn,
            (count(*) filter (where exists (select 1 from extension_request e where e.order_id = o.id and e.state in ('sent', 'agreed', 'refused'))))::int as extended
          from work_order o
          left join lateral (select due_at from due where due.order_id = o.id and due.run_no = o.run_no and due.name = 'order' order by set_at desc limit 1) due on true
          where ${mine} and o.ended_at >= :from`),
      ]);
      return {
        accepted: trend.reduce((sum, { accepted }) => sum + accepted, 0),
        ended: ended[0] ?? { ended: 0, completed: 0, onTime: 0, timed: 0, withdrawn: 0, extended: 0 },
        byUnit,
        byStep,
        byCategory,
        trend,
      };
    },
  };
}
