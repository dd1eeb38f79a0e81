import type { Knex } from 'knex';
import type { WorkItemKind } from '../../domain/work-item/kinds.ts';
import type { WorkItem, WorkItems, WorkItemState } from '../../domain/work-item/ports.ts';

/** A row of `work_item`, as far as people's work needs it. */
export type WorkItemRow = {
  id: string;
  order_id: string;
  run_no: number;
  kind: WorkItemKind;
  title: string | null;
  unit_id: string;
  engine_id: string;
  job_key: string;
  state: WorkItemState;
  assignee_id: string | null;
  created_at: Date;
  claimed_at: Date | null;
  due_at: Date | null;
};

/** The item of a row. */
export const toWorkItem = (row: WorkItemRow): WorkItem => ({
  id: row.id,
  orderId: row.order_id,
  runNo: row.run_no,
  kind: row.kind,
  title: row.title,
  unitId: row.unit_id,
  engineId: row.engine_id,
  jobKey: row.job_key,
  state: row.state,
  assigneeId: row.assignee_id,
  createdAt: row.created_at,
  claimedAt: row.claimed_at,
  dueAt: row.due_at,
});

/** Work items as people change them, in one transaction. */
export function createWorkItemRepository(transaction: Knex): WorkItems {
  const change = async (workItemId: string, columns: Partial<WorkItemRow> & { ended_at?: Date; outcome?: string }) => {
    await transaction('work_item').where('id', workItemId).update(columns);
  };
  return {
    find: async (workItemId) => {
      const row = (await transaction('work_item').where('id', workItemId).first()) as WorkItemRow | undefined;
      return row && toWorkItem(row);
    },
    pendingOf: async (orderId) => {
      const rows = (await transaction('work_item')
        .where('order_id', orderId)
        .whereIn('state', ['open', 'claimed'])
        .orderBy(['created_at', 'id'])) as WorkItemRow[];
      return rows.map(toWorkItem);
    },
    urge: async (orderId) => {
      await transaction('work_item').where('order_id', orderId).whereIn('state', ['open', 'claimed']).update({ urged: true });
    },
    assign: (workItemId, userId, at) => change(workItemId, { state: 'claimed', assignee_id: userId, claimed_at: at }),
    release: (workItemId) => change(workItemId, { state: 'open', assignee_id: null, claimed_at: null }),
    complete: (workItemId, outcome, at) => change(workItemId, { state: 'completed', outcome, ended_at: at }),
    close: async (workItemIds, note, at) => {
      await transaction('work_item').whereIn('id', workItemIds).update({ state: 'closed', note, ended_at: at });
    },
  };
}
