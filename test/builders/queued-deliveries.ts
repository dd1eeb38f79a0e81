import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { newDeliveryRow } from '../../infra/postgres/delivery-row.ts';
import { callbackDataExamples } from './callback.ts';
import { insertPlatform, type TestPlatform } from './platform.ts';

/** A platform with orders that callbacks can be queued for. */
export type Receiver = TestPlatform & { orderIds: readonly string[] };

/** Makes a platform that is called at `url`, and this many orders of it. */
export async function insertReceiver(database: Knex, cipher: FieldCipher, url: string, orderCount: number): Promise<Receiver> {
  const platform = await insertPlatform(database, cipher, { callbackUrl: url, allowedTargets: [new URL(url).origin] });
  const rows = Array.from({ length: orderCount }, (_, index) => ({
    id: randomUUID(),
    acceptance_no: `2026-43-${platform.id.slice(0, 8)}-${index}`,
    type: 'complaint',
    source: 'workOrder',
    docking: 'interface',
    platform_id: platform.id,
    platform_order_no: `P${index}`,
    submission_fingerprint: Buffer.alloc(32),
    province_code: platform.provinceCode,
    province_unit_id: platform.provinceCode,
    status: 'in_handling',
    content_enc: Buffer.alloc(600),
    accepted_at: new Date(),
  }));
  await database.batchInsert('work_order', rows, 1000);
  return { ...platform, orderIds: rows.map(({ id }) => id) };
}

let sequence = 0;

/** Queues the next callback of every order of the receivers, as one moment's work, and wakes the sender. */
export async function queueDeliveries(database: Knex, cipher: FieldCipher, receivers: readonly Receiver[], now = new Date()): Promise<void> {
  sequence += 1;
  // Round robin: that is how the orders of many platforms come in.
  const longest = Math.max(...receivers.map(({ orderIds }) => orderIds.length));
  const orders = Array.from({ length: longest }, (_, turn) => receivers.flatMap(({ id, orderIds }) => orderIds.slice(turn, turn + 1).map((orderId) => ({ id: orderId, platformId: id })))).flat();
  const rows = orders.map(({ id, platformId }) =>
    newDeliveryRow(
      { order: { id, platformId, acceptanceNo: '2026-43-0000123-9', platformOrderNo: 'P1', runNo: 1 }, sequence, kind: 'accepted', data: callbackDataExamples.accepted, now },
      cipher,
    ),
  );
  await database.transaction(async (transaction) => {
    await transaction.batchInsert('delivery', rows, 1000);
    await transaction.raw(`select pg_notify('delivery', '')`);
  });
}
