import { setTimeout as pause } from 'node:timers/promises';
import { bodyOf, type OrderCase } from './cases.ts';
import type { PlatformCredentials } from './credentials.ts';
import type { PushEntry } from './journal.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { PlatformAnswer, PlatformClient } from './platform-client.ts';
import { pushWithFault, type PushFault } from './push-faults.ts';

/** Whether coming again later with the very same order is right: nobody knows the outcome, or 12317 asks for it. */
function isWorthRetrying(answer: PlatformAnswer): boolean {
  const code = typeof answer.body === 'object' && answer.body !== null && 'code' in answer.body ? answer.body.code : undefined;
  return answer.httpStatus >= 500 || answer.httpStatus === 429 || code === 'request-in-progress';
}

const longestWaitMs = 10_000;

/**
 * Sends until an answer comes that settles the matter, as a platform must: same order number, new signature each time.
 * `undefined` when `giveUpAfterMs` passed without one.
 */
async function submitPersistently(send: () => Promise<PlatformAnswer>, giveUpAfterMs: number): Promise<PlatformAnswer | undefined> {
  const until = Date.now() + giveUpAfterMs;
  for (let attempt = 1; ; attempt += 1) {
    // No answer at all (refused, reset, time-out) is like a 503: the order may or may not have arrived.
    const answer = await send().catch(() => undefined);
    if (answer && !isWorthRetrying(answer)) return answer;
    const waitMs = Math.min(longestWaitMs, Math.max((answer?.retryAfterSeconds ?? 0) * 1000, 100 * 2 ** attempt));
    if (Date.now() + waitMs > until) return answer;
    await pause(waitMs);
  }
}

/** What `pushCase` needs: the platform whose case it is, its connection, and under which number the order goes. */
export type PushDeps = { platform: Pick<PlatformCredentials, 'platformCode'>; client: PlatformClient; now?: () => Date; giveUpAfterMs?: number };

/**
 * Pushes one case and judges the answer. The entry says what happened: `answer` is `accepted` or a problem's code,
 * `surprises` is empty when everything was as the case and the published contract say.
 */
export async function pushCase(
  deps: PushDeps,
  orderCase: OrderCase,
  push: { platformOrderNo: string; batchId: string; fault?: PushFault | undefined },
): Promise<PushEntry> {
  const { client, platform, now = () => new Date(), giveUpAfterMs = 60_000 } = deps;
  const body = bodyOf(orderCase, push.platformOrderNo, now());
  const none: PlatformAnswer = { httpStatus: 0, body: undefined, retryAfterSeconds: undefined };
  const proper = async () => (await submitPersistently(() => client.submit(orderCase.orderType, body), giveUpAfterMs)) ?? none;
  const pushed = push.fault
    ? await pushWithFault(push.fault, { client, orderType: orderCase.orderType, body }, proper).catch(() => ({ answer: none, surprises: [] }))
    : { answer: await proper(), surprises: [] };
  const judged =
    pushed.answer.httpStatus === 0
      ? { answer: '无应答', acceptanceNo: null, surprises: ['no-answer'] }
      : judgeAnswer(pushed.answer, push.platformOrderNo, orderCase.expected);
  return {
    entry: 'push',
    at: now().toISOString(),
    batchId: push.batchId,
    caseId: orderCase.id,
    title: orderCase.title,
    platformCode: platform.platformCode,
    orderType: orderCase.orderType,
    platformOrderNo: push.platformOrderNo,
    httpStatus: pushed.answer.httpStatus,
    expected: orderCase.expected === 'accepted' ? 'accepted' : orderCase.expected.code,
    ...judged,
    surprises: [...judged.surprises, ...pushed.surprises],
  };
}
