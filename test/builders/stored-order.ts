import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { OrderStatus } from '../../domain/order/status.ts';

/** The province unit that stored orders of tests belong to. */
export const testUnitId = '430000000000';

/** An order as it stands in the database. */
export type StoredOrder = { id: string; runNo: number; unitId: string };

let serial = 0;

/** Inserts an order by its row, for tests that begin behind intake. Its encrypted columns hold no real ciphertext. */
export async function insertOrder(
  knex: Knex,
  given: { status?: OrderStatus; runNo?: number; acceptedAt?: Date; endedAt?: Date } = {},
): Promise<StoredOrder> {
  await knex('unit').insert({ id: testUnitId, name: '湖南省农业农村厅', level: 'province', province_code: testUnitId }).onConflict('id').ignore();
  const id = randomUUID();
  serial += 1;
  await knex('work_order').insert({
    id,
    acceptance_no: `2026-43-${process.pid}-${serial}`,
    type: 'complaint',
    source: 'petition',
    docking: 'none',
    submission_fingerprint: Buffer.alloc(32),
    province_code: testUnitId,
    province_unit_id: testUnitId,
    status: given.status ?? 'pending_review',
    run_no: given.runNo ?? 1,
    content_enc: Buffer.from('not ciphertext'),
    accepted_at: given.acceptedAt ?? new Date(),
    ended_at: given.endedAt ?? null,
  });
  return { id, runNo: given.runNo ?? 1, unitId: testUnitId };
}
