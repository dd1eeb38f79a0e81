import type { Knex } from 'knex';
import type { Urgency } from '../../domain/dashboard/figure.ts';
import type { UrgentOrder, UrgentOrders, UrgentTask } from '../../domain/dashboard/list-urgent.ts';
import { isPending, soonAfter, subtreeOf } from './figure-conditions.ts';
import { toOrderLine, type OrderLineRow } from './order-line.ts';
import { isSeen, viewerBindings } from './scope-sql.ts';
import { regionNameThen } from './region-rows.ts';

type Row = OrderLineRow & {
  reminders: number; holder_id: string; is_whole: boolean; kind: UrgentTask['kind']; title: string | null; unit_id: string; unit_name: string;
  task_due_at: Date | null; assignee_name: string | null;
}; // prettier-ignore

/** Before the earliest task is taken: what can't be it. */
const tasks: Readonly<Record<Urgency, string>> = { open: 'true', late: 'i.due_at < :now', soon: 'i.due_at < :soon' };
/** Of the earliest ones. */
const earliest: Readonly<Record<Urgency, string>> = { open: 'true', late: 'true', soon: 'first.due_at >= :now' };

const toUrgentOrder = (row: Row): UrgentOrder => ({
  ...toOrderLine(row),
  reminders: row.reminders,
  holderId: row.holder_id,
  isWhole: row.is_whole,
  task: { kind: row.kind, title: row.title, unitId: row.unit_id, unitName: row.unit_name, dueAt: row.task_due_at, assigneeName: row.assignee_name },
});

/** Orders with pending tasks in a unit's subtree, by the earliest due. */
export function createUrgentOrders(database: Knex): UrgentOrders {
  return {
    page: async ({ unit, user, now }, { urgency, step, own }, after, limit) => {
      const at = own ? 'i.unit_id = :unitId' : `i.unit_id in ${subtreeOf(':unitId')}`;
      const behind = !after
        ? 'true'
        : after.dueAt === null
          ? 'first.due_at is null and first.order_id > :afterId'
          : '(first.due_at > :afterDue or first.due_at is null or (first.due_at = :afterDue and first.order_id > :afterId))';
      // A city keeps its part of what it handed back, and may press no longer.
      const isWhole =
        user.unitLevel === 'national' || user.unitLevel === 'province'
          ? 'true'
          : `exists (select 1 from delegation held where held.order_id = work_order.id and held.to_unit_id = :ownUnitId and (held.end_kind is null or held.end_kind = 'order_ended'))`;
      const { rows } = await database.raw<{ rows: Row[] }>(
        `with first as (
           select distinct on (i.order_id) i.order_id, i.kind, i.title, i.unit_id, i.due_at, i.assignee_id
           from work_item i where ${isPending} and ${at} and ${tasks[urgency]} ${step === undefined ? '' : 'and i.kind = :step'} and ${isSeen(user, 'i.order_id')}
           order by i.order_id, i.due_at nulls last, i.created_at, i.id),
         page as (select * from first where ${earliest[urgency]} and ${behind} order by first.due_at nulls last, first.order_id limit :limit)
         select work_order.id, acceptance_no, platform_order_no, type, status, sealed, region_code, ${regionNameThen} as region_name, problem_category,
           handling_unit.name as handling_unit_name, accepted_at, ended_at, finish_by, flags, reminders, ${isWhole} as is_whole,
           coalesce((select to_unit_id from delegation d where d.order_id = work_order.id and d.run_no = work_order.run_no and d.ended_at is null
             order by d.delegated_at desc, d.id desc limit 1), work_order.province_unit_id) as holder_id,
           page.kind, page.title, page.unit_id, unit.name as unit_name, page.due_at as task_due_at, assignee.name as assignee_name
         from page join work_order on work_order.id = page.order_id join unit on unit.id = page.unit_id
         left join region on region.code = work_order.region_code left join unit handling_unit on handling_unit.id = work_order.handling_unit_id
         left join app_user assignee on assignee.id = page.assignee_id
         order by page.due_at nulls last, page.order_id`,
        { unitId: unit.id, now, soon: soonAfter(now), step, limit, afterId: after?.orderId, afterDue: after?.dueAt, ...viewerBindings(user) },
      );
      return rows.map(toUrgentOrder);
    },
  };
}
