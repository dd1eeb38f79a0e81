import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { NewOrder } from '../../domain/order/intake-ports.ts';
import type { OrderStatus } from '../../domain/order/status.ts';
import type { BlindIndex, FieldCipher } from '../../domain/personal-data/ports.ts';
import { toOrderRow } from '../../infra/postgres/acceptance-rows.ts';
import { units } from './organisation.ts';

let serial = 0;

/** The personal values of {@link acceptOrderOf}, to look for where they must not be. */
export const person = {
  personName: '王建国',
  phone: '13800000017',
  idNumber: '11010519491231002X',
  address: '湖南省长沙市浏阳市沿溪镇沙龙村12号',
  callerNumber: '13700000018',
} as const;

/** Stores an order as intake does, encrypted with the real cipher; a named complaint of 浏阳 unless told otherwise. */
export async function acceptOrderOf(
  { database, ...ports }: { database: Knex; cipher: FieldCipher; blindIndex: BlindIndex },
  change: Partial<NewOrder> & { status?: OrderStatus; platformId?: string | null } = {},
): Promise<{ id: string; acceptanceNo: string }> {
  serial += 1;
  const id = randomUUID();
  const order: NewOrder = {
    id,
    acceptanceNo: `2026-43-${String(process.pid % 1000).padStart(3, '0')}${String(serial).padStart(4, '0')}-1`,
    type: 'complaint',
    source: 'workOrder',
    docking: 'interface',
    status: 'pending_review',
    platformId: null,
    platformOrderNo: change.platformId ? `CS-${process.pid}-${serial}` : null,
    fingerprint: Buffer.alloc(32),
    provinceCode: units.hunan,
    provinceUnitId: change.provinceCode ?? units.hunan,
    acceptedAt: new Date('2026-11-23T01:00:00Z'),
    agentNumber: '8017',
    anonymous: false,
    confidential: false,
    regionCode: '430181107000',
    detailedAddress: '沙龙村12号',
    accused: '某村委会',
    content: '危房改造补助款至今没有发放。',
    problemCategory: 3,
    ...person,
    ...change,
  };
  await database('work_order').insert(toOrderRow(order, ports));
  if (change.status) await database('work_order').where({ id }).update({ status: change.status });
  return { id, acceptanceNo: order.acceptanceNo };
}
