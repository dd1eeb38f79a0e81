import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { callList, endedCall } from '../../api/contract/workbench/calls.ts';
import { announceCall } from '../announce-call.ts';
import { bodyOf } from '../cases.ts';
import type { Office } from '../desk.ts';
import type { PushEntry } from '../journal.ts';
import type { PlatformClient } from '../platform-client.ts';
import { pushCase } from '../push-case.ts';
import { registerOnPage } from '../seat/register-on-page.ts';
import { isFrom12345, type DayOrder } from './plan-day.ts';
import { registerPetition } from './register-petition.ts';

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
  if (order.callEnds === 'calledBack') {
    await desk.ask('POST', `/calls/${id}/drop`);
    await desk.ask('POST', `/calls/${id}/opening`);
  }
  const form = { type: orderCase.orderType, form: formOf(order) };
  const submit = () => desk.ask('POST', `/calls/${id}/order`, form);
  const ways = {
    submitted: submit,
    calledBack: submit,
    answered: () => desk.ask('POST', `/calls/${id}/answer`, { ...form, answer: '已当场说明政策与办理渠道，来电人表示清楚。' }),
    outOfScope: () => desk.ask('POST', `/calls/${id}/refusal`, { type: orderCase.orderType, reason: '反映事项不属12317业务范围，已说明应联系的部门。' }),
  };
  const { acceptanceNo } = endedCall.parse(await ways[order.callEnds]());
  return entryOf(order, deps.batchId, { acceptanceNo, platformOrderNo: null, answer: 'accepted', httpStatus: 201, surprises: [] });
}

/** A letter, visit, e-mail or transfer of 国家局, which 12317's own people register (P3.8). */
async function byHand(deps: ArrivalDeps, order: DayOrder): Promise<PushEntry> {
  const acceptanceNo = await registerPetition(deps.office, order, formOf(order));
  return entryOf(order, deps.batchId, { acceptanceNo, platformOrderNo: null, answer: 'accepted', httpStatus: 201, surprises: [] });
}

const uploaded = z.object({ attachmentId: z.string(), state: z.string() });
const usableStates = ['clean', 'unscanned'];
// A whole PDF with nothing on its page.
const emptyPdf = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** Uploads a file; its id once it may be referred to, undefined where its check takes longer than this platform waits. */
async function uploadFile(client: PlatformClient): Promise<string | undefined> {
  const { attachmentId } = uploaded.parse((await client.upload('群众提供的材料.pdf', emptyPdf)).body);
  for (let tries = 0; tries < 3; tries += 1) {
    const { state } = uploaded.parse((await client.read(`attachments/${attachmentId}`)).body);
    if (usableStates.includes(state)) return attachmentId;
    await pause(500);
  }
  return undefined;
}

/** Pushes the case (接口调用), with a file where the plan says so: uploaded first, then referred to (P1.6). */
async function byInterface(deps: ArrivalDeps, { push, withFile, fault }: DayOrder): Promise<PushEntry> {
  const { platform, orderCase, platformOrderNo } = push;
  const client = deps.clientOf(platform.platformCode);
  const attachmentId = withFile ? await uploadFile(client) : undefined;
  const body = attachmentId === undefined ? orderCase.body : { ...orderCase.body, attachments: [attachmentId] };
  return pushCase({ platform, client }, { ...orderCase, body }, { platformOrderNo, batchId: deps.batchId, fault });
}

/** Brings an order of the day to 12317 by its way; what went wrong on the way stands in the entry. */
export async function arrive(deps: ArrivalDeps, order: DayOrder): Promise<PushEntry> {
  const ways = { interface: byInterface, page: byPage, call: byCall, letter: byHand, visit: byHand, email: byHand, national: byHand };
  return ways[order.arrival](deps, order).catch((error: unknown) => {
    const platformOrderNo = isFrom12345(order) ? order.push.platformOrderNo : null;
    return entryOf(order, deps.batchId, { acceptanceNo: null, platformOrderNo, answer: error instanceof Error ? error.message : '未知错误', httpStatus: 0, surprises: ['wrongly-refused'] });
  });
}
