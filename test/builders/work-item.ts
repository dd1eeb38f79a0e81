import { randomInt, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { WorkItemKind } from '../../domain/work-item/kinds.ts';

/** The engine that test items come from. */
export const testEngineId = '0197a3c2-0000-7000-8000-000000000001';

/** Inserts an open work item as the projector would, and returns its id and job key. */
export async function insertWorkItem(
  database: Knex,
  item: { orderId: string; kind: WorkItemKind; unitId: string; createdAt?: Date; dueAt?: Date; runNo?: number; processId?: string; elementId?: string },
): Promise<{ id: string; jobKey: string }> {
  const id = randomUUID();
  const jobKey = String(2_251_799_813_685_249n + BigInt(randomInt(2 ** 40)));
  await database('work_item').insert({
    id,
    order_id: item.orderId,
    run_no: item.runNo ?? 1,
    kind: item.kind,
    unit_id: item.unitId,
    process_id: item.processId ?? 'orderHandling',
    element_id: item.elementId ?? `userTask_${item.kind}`,
    engine_id: testEngineId,
    job_key: jobKey,
    element_instance_key: jobKey,
    process_instance_key: jobKey,
    state: 'open',
    created_at: item.createdAt ?? new Date('2026-11-23T02:00:00Z'),
    due_at: item.dueAt ?? null,
  });
  return { id, jobKey };
}
