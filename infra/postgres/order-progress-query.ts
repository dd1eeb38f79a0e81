import type { Knex } from 'knex';
import type { OrderProgress, OrderProgressSource } from '../../domain/order-page/order-progress.ts';
import type { WorkItemKind } from '../../domain/work-item/kinds.ts';
import { isPending } from './figure-conditions.ts';

type Row = { id: string; reminders: number; kind: WorkItemKind | null; title: string | null; unit_name: string | null; due_at: Date | null; assignee_name: string | null };

const toProgress = ({ reminders, kind, title, unit_name, due_at, assignee_name }: Row): OrderProgress => ({
  reminders,
  task: kind === null ? null : { kind, title, unitName: unit_name ?? '', dueAt: due_at, assigneeName: assignee_name },
});

/** How far orders have come, from their pending tasks. */
export function createOrderProgress(database: Knex): OrderProgressSource {
  return {
    of: async (orderIds) => {
      const { rows } = await database.raw<{ rows: Row[] }>(
        `select work_order.id, work_order.reminders, task.kind, task.title, unit.name as unit_name, task.due_at, assignee.name as assignee_name
         from work_order
         left join lateral (select * from work_item i where i.order_id = work_order.id and ${isPending} order by i.due_at nulls last, i.created_at, i.id limit 1) task on true
         left join unit on unit.id = task.unit_id left join app_user assignee on assignee.id = task.assignee_id
         where work_order.id = any(?)`,
        [[...orderIds]],
      );
      return new Map(rows.map((row) => [row.id, toProgress(row)]));
    },
  };
}
