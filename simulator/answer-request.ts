import { z } from 'zod';
import type { PlatformCredentials } from './credentials.ts';
import type { DecisionBoard } from './decision-rules.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { Journal } from './journal.ts';
import { requestIn } from './open-requests.ts';
import { createPlatformClient, type PlatformAnswer } from './platform-client.ts';
import { decisionOf, sendDecision } from './send-decision.ts';

const handSchema = z.strictObject({ word: z.enum(['agree', 'refuse']), opinion: z.string().trim().max(500).default('') });
const problemSchema = z.looseObject({ detail: z.string() });

type Deps = { apiUrl: string; journal: Journal; decisions: DecisionBoard; credentials: () => Promise<PlatformCredentials[]>; now: () => Date };

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * `POST /control/answers/{webhookId}`: somebody answers a request by hand, with an opinion of their own or the usual one
 * (P10.1). 12317's refusal comes back as it said it.
 */
export async function answerRequest(deps: Deps, webhookId: string, body: string): Promise<HttpAnswer> {
  const { apiUrl, journal, decisions, credentials, now } = deps;
  const hand = handSchema.safeParse(readJson(body));
  if (!hand.success) return { status: 422, body: { message: '请选择同意或不同意；意见最多 500 字' } };
  const entry = journal.callbacks().find((each) => each.kept && each.webhookId === webhookId);
  const request = entry && requestIn(entry);
  const platform = request && (await credentials()).find(({ platformCode }) => platformCode === request.platformCode);
  if (!request || !platform) return { status: 404, body: { message: '没有这份申请' } };
  const usual = decisionOf[hand.data.word];
  const client = createPlatformClient(apiUrl, platform, { connections: 1 });
  const decision = { ...usual, opinion: hand.data.opinion === '' ? usual.opinion : hand.data.opinion, requestNo: request.requestNo };
  const answer = await sendDecision(client, request.kind, request.acceptanceNo, decision).catch(() => undefined).finally(() => client.close());
  if (!answer) return { status: 502, body: { message: '12317没有应答，请稍后再批复' } };
  const { kind, acceptanceNo, platformCode } = request;
  // Decided elsewhere, voided or ended: nothing is left to decide either.
  if (isSettled(answer)) decisions.note({ at: now().toISOString(), platformCode, acceptanceNo, kind, statuses: [answer.httpStatus], surprises: [] });
  if (answer.httpStatus < 300) return { status: 200, body: { code: 0 } };
  return { status: answer.httpStatus, body: { message: `12317未接收（${answer.httpStatus}）：${problemSchema.safeParse(answer.body).data?.detail ?? ''}` } };
}

const isSettled = ({ httpStatus }: PlatformAnswer) => httpStatus < 300 || httpStatus === 404 || httpStatus === 409;
