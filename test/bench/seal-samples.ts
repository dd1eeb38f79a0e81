import type { Knex } from 'knex';
import type { BlindIndex, FieldCipher } from '../../domain/personal-data/ports.ts';
import { formatAcceptanceNo } from '../../domain/order/acceptance-number.ts';

/** An order that can be opened, and what it is found by. */
export type Sample = { id: string; acceptanceNo: string; phone: string; placeUnitId: string };

const texts: Record<string, string> = {
  investigators_enc: JSON.stringify([{ name: '李明', duty: '科员', phone: '15400000000' }]),
  findings_enc: '经实地走访与查阅台账，反映的情况属实，涉及款项已足额补发到位。'.repeat(8),
  content_enc: '来电人反映村里的产业帮扶资金没有按时发放，希望核实处理。'.repeat(10),
  person_name_enc: '张三',
};

/** Seals every filled encrypted column of the orders' rows in a table for real. */
async function reseal(database: Knex, cipher: FieldCipher, table: string, idColumn: string, ids: readonly string[], more: Record<string, string> = {}) {
  const rows = (await database(table).whereIn(idColumn, [...ids])) as ({ id: string } & Record<string, unknown>)[];
  for (const row of rows) {
    const columns = Object.keys(row).filter((column) => column.endsWith('_enc') && row[column] !== null);
    const sealed = columns.map((column) => [column, cipher.seal(more[column] ?? texts[column] ?? '长沙市浏阳市沿溪镇', { table, column, rowId: row.id })]);
    await database(table).where('id', row.id).update(Object.fromEntries(sealed));
  }
}

/** Makes `count` of 湖南's orders, spread over all its years, ones that can be opened and found by number and phone. */
export async function sealSamples(database: Knex, ports: { cipher: FieldCipher; blindIndex: BlindIndex }, count: number): Promise<Sample[]> {
  const orders = await database('work_order')
    .where({ province_unit_id: '430000000000', sealed: false })
    .orderByRaw('md5(id::text)')
    .limit(count)
    .select<{ id: string; region_code: string; accepted_at: Date }[]>('id', 'region_code', 'accepted_at');
  const samples: Sample[] = [];
  for (const [index, { id, region_code: placeUnitId, accepted_at: acceptedAt }] of orders.entries()) {
    const acceptanceNo = formatAcceptanceNo({ year: acceptedAt.getUTCFullYear(), provinceCode: '43', sequence: BigInt(index + 1) });
    const phone = `1540000${String(index).padStart(4, '0')}`;
    await database('work_order').where('id', id).update({ acceptance_no: acceptanceNo, phone_index: ports.blindIndex.of('phone', phone) });
    await reseal(database, ports.cipher, 'work_order', 'id', [id], { phone_enc: phone });
    samples.push({ id, acceptanceNo, phone, placeUnitId });
  }
  const ids = samples.map(({ id }) => id);
  for (const table of ['investigation_report', 'informing']) await reseal(database, ports.cipher, table, 'order_id', ids);
  return samples;
}
