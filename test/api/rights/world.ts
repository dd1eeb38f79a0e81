import { randomUUID } from 'node:crypto';
import type { UnitLevel } from '../../../domain/unit/unit.ts';
import type { WorkItemKind } from '../../../domain/work-item/kinds.ts';
import { acceptOrderOf } from '../../builders/accepted-order.ts';
import { units } from '../../builders/organisation.ts';
import { insertWorkItem } from '../../builders/work-item.ts';
import type { Person, Workbench } from '../../support/workbench.ts';

/** One order of 湖南 with its units 长沙 and 浏阳, and what a request about it names. */
export type World = { orderId: string; workItemId: string; attachmentId: string; callId: string };

/** What an operation needs to stand ready. */
export type Scene = { kind?: WorkItemKind; /** Which unit's task it is. */ at?: UnitLevel };

/** Who the world is made with: one who handed its file in, and one who may not see it. */
export type Extras = { uploader: Person; barredUserId: string };

/** The unit of each level that the order passes. */
export const unitOf = { national: units.national, province: units.hunan, city: units.changsha, county: units.liuyang } as const satisfies Record<UnitLevel, string>;

/** Makes an order that 湖南 delegated to 长沙 and 长沙 to 浏阳, with an open task, a file, and a call that waits. */
export async function makeWorld(bench: Workbench, { kind = 'county-intake', at = 'county' }: Scene, { uploader, barredUserId }: Extras): Promise<World> {
  const { id: orderId } = await acceptOrderOf(bench, { status: 'in_handling' });
  const delegated = { order_id: orderId, run_no: 1, delegated_at: bench.clock.now() };
  await bench.knex('delegation').insert([
    { id: randomUUID(), ...delegated, from_unit_id: units.hunan, to_unit_id: units.changsha },
    { id: randomUUID(), ...delegated, from_unit_id: units.changsha, to_unit_id: units.liuyang },
  ]);
  await bench.knex('work_order').where('id', orderId).update({ handling_unit_id: units.liuyang });
  await bench.knex('order_barring').insert({ order_id: orderId, user_id: barredUserId, barred_at: bench.clock.now() });
  const { id: workItemId } = await insertWorkItem(bench.knex, { orderId, kind, unitId: unitOf[at] });
  return { orderId, workItemId, attachmentId: await attachFile(bench, orderId, uploader), callId: await insertCall(bench) };
}

async function attachFile(bench: Workbench, orderId: string, uploader: Person): Promise<string> {
  const response = await uploader.upload('走访记录.txt', '走访记录');
  if (response.status !== 201) throw new Error(response.text);
  const { attachmentId } = response.body as { attachmentId: string };
  await bench.knex('attachment').where('id', attachmentId).update({ order_id: orderId, state: 'unscanned' });
  return attachmentId;
}

async function insertCall(bench: Workbench): Promise<string> {
  const id = randomUUID();
  await bench.inTransaction(({ calls }) =>
    calls.insert({
      id, provinceUnitId: units.hunan, platformId: null, callId: null, callerNumber: '13800000017', calledAt: bench.clock.now(),
      recordedAt: bench.clock.now(), state: 'announced', targetLogin: null, agentId: null,
    }),
  ); // prettier-ignore
  return id;
}
