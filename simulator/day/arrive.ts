import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { callList, endedCall } from '../../api/contract/workbench/calls.ts';
import { announceCall } from '../announce-call.ts';
import { bodyOf } from '../cases.ts';
import type { Office } from '../desk.ts';
import type { PushEntry } from '../journal.ts';
import type { PlatformClient } from '../platform-client.ts';
import { pushCase } from '../push-case.ts';
import { registerOnPage } from '../seat/register-on-page.ts';
import type { DayOrder } from './plan-day.ts';

export type ArrivalDeps = { apiUrl: string; office: Office; clientOf: (platformCode: string) => PlatformClient; batchId: string };

const numbered = z.object({ platformOrderNo: z.string() });
const automatic = ['platformOrderNo', 'agentNumber', 'callerNumber', 'calledAt'];

function entryOf({ push }: DayOrder, batchId: string, came: Pick<PushEntry, 'acceptanceNo' | 'platformOrderNo' | 'answer' | 'httpStatus' | 'surprises'>): PushEntry {
  const { orderCase, platform } = push;
  const about = { caseId: orderCase.id, title: orderCase.title, platformCode: platform.platformCode, orderType: orderCase.orderType };
  return { entry: 'push', at: new Date().toISOString(), batchId, expected: 'accepted', ...about, ...came };
}

/** What the agent types: the case without what is filled in by itself. */
function formOf({ push }: DayOrder): Record<string, unknown> {
  const body = bodyOf(push.orderCase, push.platformOrderNo, new Date());
  return Object.fromEntries(Object.entries(body).filter(([name]) => !automatic.includes(name)));
}

/** An agent of 12345 registers the case on 12317's page (页面调用, P2). */
async function byPage(deps: ArrivalDeps, order: DayOrder): Promise<PushEntry> {
  const { orderCase, platform, platformOrderNo } = order.push;
  const call = { orderType: orderCase.orderType, agentNumber: '8017', callerNumber: '15400010017', callId: platformOrderNo, form: formOf(order) };
  const acceptanceNo = await registerOnPage({ apiUrl: deps.apiUrl, platform, now: () => new Date() }, call);
  // 12345's own number follows from the call; the state query tells it.
  const state = numbered.safeParse((await deps.clientOf(platform.platformCode).read(`orders/${acceptanceNo}`)).body);
  return entryOf(order, deps.batchId, { acceptanceNo, platformOrderNo: state.data?.platformOrderNo ?? platformOrderNo, answer: 'accepted', httpStatus: 201, surprises: [] });
}

/** 12345 transfers the call; a seat agent of the province takes it and submits, answers or refuses it (话务转接, P6). */
async function byCall(deps: ArrivalDeps, order: DayOrder): Promise<PushEntry> {
  const { orderCase, platform, platformOrderNo } = order.push;
  const desk = await deps.office.desk(`${platform.provinceCode.slice(0, 2)}0000-seat`);
  if (!desk) throw new Error('本省没有坐席员');
  // Nobody's number, and one for each call: by it the agent tells the calls apart.
  const callerNumber = `1540${String(randomInt(10_000_000)).padStart(7, '0')}`;
  await announceCall(deps.apiUrl, platform, { callId: platformOrderNo, callerNumber, agentNumber: desk.login, client: deps.clientOf(platform.platformCode) });
  const id = callList.parse(await desk.ask('GET', '/calls')).calls.find((call) => call.callerNumber === callerNumber)?.id;
  if (id === undefined) throw new Error('来电没有出现在坐席员面前');
  await desk.ask('POST', `/calls/${id}/opening`);
  const form = { type: orderCase.orderType, form: formOf(order) };
  const ways = {
    submitted: () => desk.ask('POST', `/calls/${id}/order`, form),
    answered: () => desk.ask('POST', `/calls/${id}/answer`, { ...form, answer: '已当场说明政策与办理渠道，来电人表示清楚。' }),
    outOfScope: () => desk.ask('POST', `/calls/${id}/refusal`, { type: orderCase.orderType, reason: '反映事项不属12317业务范围，已说明应联系的部门。' }),
  };
  const { acceptanceNo } = endedCall.parse(await ways[order.callEnds]());
  return entryOf(order, deps.batchId, { acceptanceNo, platformOrderNo, answer: 'accepted', httpStatus: 201, surprises: [] });
}

/** Brings an order of the day to 12317 by its way; what went wrong on the way stands in the entry. */
export async function arrive(deps: ArrivalDeps, order: DayOrder): Promise<PushEntry> {
  const { platform, orderCase, platformOrderNo } = order.push;
  if (order.arrival === 'interface') return pushCase({ platform, client: deps.clientOf(platform.platformCode) }, orderCase, { platformOrderNo, batchId: deps.batchId, fault: order.fault });
  return (order.arrival === 'page' ? byPage : byCall)(deps, order).catch((error: unknown) =>
    entryOf(order, deps.batchId, { acceptanceNo: null, platformOrderNo, answer: error instanceof Error ? error.message : '未知错误', httpStatus: 0, surprises: ['wrongly-refused'] }),
  );
}
