import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { WorkItemProjection } from '../../domain/work-item/projection-ports.ts';

/** Work items as user-task jobs create them, in one transaction. */
export function createWorkItemProjectionRepository(transaction: Knex.Transaction): WorkItemProjection {
  return {
    unitExists: async (unitId) => (await transaction('unit').where('id', unitId).first('id')) !== undefined,
    open: async (task, openedAt) => {
      const inserted = await transaction('work_item')
        .insert({
          id: randomUUID(),
          order_id: task.orderId,
          run_no: task.runNo,
          kind: task.kind,
          title: task.title,
          unit_id: task.unitId,
          due_name: task.dueName,
          process_id: task.processId,
          element_id: task.elementId,
          engine_id: task.engineId,
          job_key: task.jobKey,
          element_instance_key: task.elementInstanceKey,
          process_instance_key: task.processInstanceKey,
          state: 'open',
          urged: transaction('work_order').where('id', task.orderId).select(transaction.raw('reminders > 0')),
          created_at: openedAt,
        })
        .onConflict(['engine_id', 'job_key'])
        .ignore()
        .returning('id');
      return inserted.length === 1;
    },
  };
}
