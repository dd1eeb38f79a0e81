import { expect } from '@jest/globals';
import { publishLateStart } from '../builders/engine-commands.ts';
import { callFormOf } from './call-walk.ts';
import { eventually } from './eventually.ts';
import { answerToRework } from './gate-walk.ts';
import { walkOf, type OrderWalk } from './order-walk.ts';
import type { TestProduct } from './product.ts';

const hunan = '430000000000';
const xiangxi = '433100000000';
const refusal = { decision: 'passedOn', passedOnTo: '省人力资源和社会保障厅', reason: '属人社部门职责。' };

/** Registers a petition or a transfer as the person of this login. */
export async function registerByHand(product: TestProduct, login: string, path: string, body: object): Promise<OrderWalk> {
  const desk = await product.office.desk(login);
  if (!desk) throw new Error(`nobody logs in as ${login}`);
  return walkOf(product, (await desk.ask('POST', path, body)) as { orderId: string; acceptanceNo: string });
}

/** Every way of a petition through its process: at the province, at a city, not accepted, and a transfer of 国家局 returned once. */
export async function walkPetitions(product: TestProduct, caseId: string): Promise<void> {
  const shared = { ...callFormOf(product, caseId), receivedOn: '2026-11-20' };
  const petition = (login: string) => registerByHand(product, login, '/petitions', { ...shared, channel: 'letter' });
  const [atProvince, atCity, declined] = [await petition('430000-handler'), await petition('433100-handler'), await petition('430000-handler')];
  const transferred = await registerByHand(product, '000000-handler', '/national-transfers', { ...shared, provinceUnitId: hunan });

  await declined.pending('province-intake', hunan);
  await declined.act('province-intake', 'refusal', refusal);
  await atCity.pending('city-intake', xiangxi);
  await answerToRework(atProvince, hunan);
  await atProvince.act('feedback-rework', 'feedback-return', { reason: '答复依据不足。' });
  await atProvince.pending('province-intake', hunan);
  expect((await atProvince.finish()).status).toBe('completed');
  await answerToRework(atCity, xiangxi);
  await atCity.act('feedback-rework', 'feedback-wording', { wording: '可到村委会申请。' });
  const played = await atCity.finish();
  expect([played.status, played.steps.map(({ kind }) => kind).includes('province-intake')]).toEqual(['completed', false]);
  expect(played.steps.find(({ kind }) => kind === 'feedback')?.unitId).toBe(xiangxi);

  await transferred.until('national-confirmation');
  await transferred.act('national-confirmation', 'national-confirmation', { decision: 'returned', opinion: '请补充核实。' });
  await transferred.pending('province-intake', hunan);
  expect((await transferred.finish({ handleAtProvince: true })).status).toBe('completed');

  const there = (what: string, table: string, where: object) => eventually(what, () => product.database(table).where(where).first<object | undefined>('id'));
  await there('the end to be confirmed', 'audit_entry', { order_id: declined.orderId, action: 'order.instanceCleared' });
  await there('a late start to be consumed', 'engine_command', { id: await publishLateStart(product, atProvince.orderId, 'petition.registered'), state: 'consumed' });
}
