import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { CallbackSummary } from '../control-api.ts';
import type { ControlClient } from '../control-client.ts';
import type { PlatformClient } from '../platform-client.ts';
import { sendMessage } from '../send-message.ts';

/** What 12345 decided about a request, whether 12317 took it, and how it answered the same again and the opposite. */
export type Decided = { acceptanceNo: string; kind: string; agreed: boolean; httpStatus: number; again?: { same: number; opposite: number } };

const decisionOf = {
  withdrawalRequested: { path: 'withdrawal-decisions', opinions: { true: '同意退单，由我方另行处理。', false: '属12317职责，请继续办理。' } },
  extensionRequested: { path: 'extension-decisions', opinions: { true: '同意延期。', false: '群众催办多次，不同意延期。' } },
} as const;
type RequestCallback = keyof typeof decisionOf;
const isRequest = (kind: string): kind is RequestCallback => Object.hasOwn(decisionOf, kind);

/** The number of an order without its year, province and check digit: what the rules go by. */
const lotOf = (acceptanceNo: string) => Number(acceptanceNo.replaceAll(/\D/g, '').slice(4, -1));

/** The rule: every third withdrawal and two of three extensions are agreed to, by the digits of the 受理编号. */
export function agreesTo(kind: RequestCallback, acceptanceNo: string): boolean {
  const lot = lotOf(acceptanceNo) % 3;
  return kind === 'withdrawalRequested' ? lot === 0 : lot !== 0;
}

/** Every seventh order's requests lie unanswered until evening. */
const isAnsweredLate = (acceptanceNo: string) => lotOf(acceptanceNo) % 7 === 0;
/** Every fourth decision is sent again, and then the opposite one. */
const isRepeated = (acceptanceNo: string) => lotOf(acceptanceNo) % 4 === 0;

async function decide(client: PlatformClient, acceptanceNo: string, kind: RequestCallback): Promise<Decided> {
  const agreed = agreesTo(kind, acceptanceNo);
  const { path, opinions } = decisionOf[kind];
  const send = (word: boolean) => client.tell(acceptanceNo, path, { decision: word ? '1' : '2', opinion: opinions[`${word}`] });
  const { httpStatus } = await send(agreed);
  if (httpStatus !== 201 || !isRepeated(acceptanceNo)) return { acceptanceNo, kind, agreed, httpStatus };
  return { acceptanceNo, kind, agreed, httpStatus, again: { same: (await send(agreed)).httpStatus, opposite: (await send(!agreed)).httpStatus } };
}

const requestEnvelope = z.looseObject({ data: z.looseObject({ requestNo: z.string() }) });

/** Answers a 补正 request under the number that stands in it. */
async function supplement(client: PlatformClient, control: ControlClient, { acceptanceNo, webhookId }: CallbackSummary): Promise<void> {
  const copy = (await control.copies(acceptanceNo ?? '')).find((each) => each.webhookId === webhookId);
  const { requestNo } = requestEnvelope.parse(copy?.envelope).data;
  await sendMessage(client, 'supplement', acceptanceNo ?? '', { requestNo });
}

/**
 * Answers 退单, 延期 and 补正 as 12345's people would, by rule, as soon as the request has come in; decisions without our
 * requestNo, as tables 4 and 5 have it. Some wait until `answerAll`. `decided` grows while it runs.
 */
export function startNegotiator(control: ControlClient, clientOf: (platformCode: string) => PlatformClient, isOurs: (acceptanceNo: string) => boolean) {
  const decided: Decided[] = [];
  const seen = new Set<string>();
  let running = true;
  let answersAll = false;
  const answer = async (callback: CallbackSummary) => {
    const { kind, acceptanceNo, platformCode } = callback;
    if (acceptanceNo === null) return;
    if (isRequest(kind)) {
      const answered = await decide(clientOf(platformCode), acceptanceNo, kind);
      decided.push(answered);
      await control.noteDecision({ at: new Date().toISOString(), platformCode, acceptanceNo, kind: kind === 'withdrawalRequested' ? 'withdrawal' : 'extension', statuses: [answered.httpStatus] });
    } else await supplement(clientOf(platformCode), control, callback);
  };
  const answerNew = async () => {
    for (const callback of await control.callbacks()) {
      const { kind, kept, acceptanceNo, webhookId } = callback;
      if (!kept || acceptanceNo === null || webhookId === null || seen.has(webhookId) || !isOurs(acceptanceNo)) continue;
      if (!isRequest(kind) && kind !== 'supplementRequested') continue;
      if (isRequest(kind) && isAnsweredLate(acceptanceNo) && !answersAll) continue;
      seen.add(webhookId);
      await answer(callback);
    }
  };
  const loop = (async () => {
    while (running) {
      await answerNew().catch((error: unknown) => console.error('批复未能发出：', error instanceof Error ? error.message : ''));
      await pause(1_000);
    }
  })();
  return {
    decided,
    /** From now on nothing lies unanswered. */
    answerAll: () => void (answersAll = true),
    stop: async () => {
      running = false;
      await loop;
    },
  };
}
