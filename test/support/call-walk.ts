import { expect } from '@jest/globals';
import { publishLateStart } from '../builders/engine-commands.ts';
import { announceCall } from '../../simulator/announce-call.ts';
import { bodyOf } from '../../simulator/cases.ts';
import { readCredentials } from '../../simulator/credentials.ts';
import type { Desk } from '../../simulator/desk.ts';
import { eventually } from './eventually.ts';
import { answerToRework } from './gate-walk.ts';
import { walkOf, type OrderWalk } from './order-walk.ts';
import { caseOf } from './play.ts';
import type { TestProduct } from './product.ts';

const hunan = '430000000000';
type Waiting = { calls: { id: string; callerNumber: string; state: string }[] };

/** A call that a seat agent has taken. */
export type CallWalk = { id: string; callId: string; desk: Desk; end(path: string, body: object): Promise<OrderWalk> };

/** Announces a call as the 12345 of a province does and takes it as the seat agent it goes to. */
export async function takeCall(product: TestProduct, { province = hunan, login = '430000-seat' } = {}): Promise<CallWalk> {
  const platform = (await readCredentials(product.credentialsPath)).find(({ provinceCode }) => provinceCode === province);
  const desk = await product.office.desk(login);
  if (!platform || !desk) throw new Error(`${province} has no platform or no seat agent`);
  const { callId } = await announceCall(product.apiUrl, platform, { agentNumber: desk.login });
  const { id } = await eventually('the call on the seat page', async () => {
    const row = await product.database('call_record').where('call_id', callId).first<{ id: string } | undefined>('id');
    const { calls } = (await desk.ask('GET', '/calls')) as Waiting;
    return calls.find((call) => call.id === row?.id);
  });
  await desk.ask('POST', `/calls/${id}/opening`);
  return { id, callId, desk, end: endingOf(product, desk, id) };
}

/** Opens a record by hand, as a seat agent does whose call nobody announced. */
export async function openCallByHand(product: TestProduct, login: string): Promise<Omit<CallWalk, 'callId'>> {
  const desk = await product.office.desk(login);
  if (!desk) throw new Error(`nobody logs in as ${login}`);
  const { id } = (await desk.ask('POST', '/calls', { callerNumber: '15400010017' })) as { id: string };
  return { id, desk, end: endingOf(product, desk, id) };
}

const endingOf = (product: TestProduct, desk: Desk, id: string): CallWalk['end'] => async (path, body) => {
  const { orderId, acceptanceNo } = (await desk.ask('POST', `/calls/${id}/${path}`, body)) as { orderId: string; acceptanceNo: string };
  return walkOf(product, { orderId, acceptanceNo });
};

/** What a form of ours asks for: the type and its fields. */
export type OwnForm = { type: string; form: Record<string, unknown> };

/** The form of a case as the seat page submits it: without the facts of the call. */
export function callFormOf(product: Pick<TestProduct, 'cases'>, caseId: string): OwnForm {
  const orderCase = caseOf(product, caseId);
  const ofCall = ['platformOrderNo', 'agentNumber', 'callerNumber', 'calledAt'];
  const form = Object.fromEntries(Object.entries(bodyOf(orderCase, 'none', new Date())).filter(([field]) => !ofCall.includes(field)));
  return { type: orderCase.orderType, form };
}

/** Every way of a call through its process, with a copy for 12345 at the end of the one that is handled. */
export async function walkCalls(product: TestProduct, caseId: string): Promise<void> {
  const form = callFormOf(product, caseId);
  const [answered, refused, submitted, ended] = [await takeCall(product), await takeCall(product), await takeCall(product), await takeCall(product)];
  await submitted.desk.ask('POST', `/calls/${submitted.id}/drop`);
  await submitted.desk.ask('POST', `/calls/${submitted.id}/opening`);
  await product.database('province_setting').insert({ unit_id: hunan, name: 'callResultCopy', value: 'true' });
  const there = (what: string, table: string, where: object) =>
    eventually(what, () => product.database(table).where(where).first<object | undefined>('id'));

  const short = [await answered.end('answer', { ...form, answer: '可到村委会申请。' }), await refused.end('refusal', { type: 'consultation', reason: '属公积金业务。' })];
  const [order, early] = [await submitted.end('order', form), await ended.end('order', form)];
  await early.pending('province-intake');
  await early.close();

  await answerToRework(order, hunan);
  await order.act('feedback-rework', 'feedback-wording', { wording: '可到村委会申请。' });
  expect((await order.finish()).status).toBe('completed');
  await there('the copy', 'delivery', { order_id: order.orderId, kind: 'result', state: 'delivered' });
  for (const { orderId } of short) await there('the start to be consumed', 'engine_command', { order_id: orderId, name: 'call.recorded', state: 'consumed' });
  await there('the end to be confirmed', 'audit_entry', { order_id: early.orderId, action: 'order.instanceCleared' });
  await there('a late start to be consumed', 'engine_command', { id: await publishLateStart(product, early.orderId, 'call.recorded'), state: 'consumed' });
  await product.database('province_setting').where('unit_id', hunan).delete();
}
