import { setTimeout as pause } from 'node:timers/promises';
import type { ControlClient } from '../control-client.ts';
import { WorkbenchRefusal, type Office } from '../desk.ts';
import type { PlatformClient } from '../platform-client.ts';
import { loginOf } from '../way-down.ts';

/** 退单 and 延期, by what the province asks for. */
export const askings = {
  askWithdrawal: { path: 'withdrawal-requests', body: { reason: '经核对，反映事项不属于12317职责范围，请收回。' } },
  askExtension: { path: 'extension-requests', body: { reason: '须等待鉴定结论，申请延长办理时间。', amount: 5, unit: 'day' } },
} as const;
export type Asking = keyof typeof askings;

/** Asks for it as the province's handler; a refusal is an answer too (no due yet, limit reached, too late). */
export async function ask(office: Office, acceptanceNo: string, orderId: string, asking: Asking): Promise<{ httpStatus: number; code: string | null }> {
  const desk = await office.desk(loginOf(`${acceptanceNo.slice(5, 7)}0000000000`, 'handler'));
  if (!desk) throw new Error('本省没有业务员');
  const { path, body } = askings[asking];
  try {
    await desk.ask('POST', `/orders/${orderId}/${path}`, body);
    return { httpStatus: 201, code: null };
  } catch (error) {
    if (!(error instanceof WorkbenchRefusal)) throw error;
    return { httpStatus: error.status, code: error.code };
  }
}

/** What 12345 decided about a request, and whether 12317 took it. */
export type Decided = { acceptanceNo: string; kind: string; agreed: boolean; httpStatus: number };

const decisionOf = {
  withdrawalRequested: { path: 'withdrawal-decisions', opinions: { true: '同意退单，由我方另行处理。', false: '属12317职责，请继续办理。' } },
  extensionRequested: { path: 'extension-decisions', opinions: { true: '同意延期。', false: '群众催办多次，不同意延期。' } },
} as const;
const isRequest = (kind: string): kind is keyof typeof decisionOf => Object.hasOwn(decisionOf, kind);

/** The rule: every third withdrawal and two of three extensions are agreed to, by the digits of the 受理编号. */
export function agreesTo(kind: keyof typeof decisionOf, acceptanceNo: string): boolean {
  const lot = Number(acceptanceNo.replaceAll(/\D/g, '').slice(4, -1)) % 3;
  return kind === 'withdrawalRequested' ? lot === 0 : lot !== 0;
}

/**
 * Answers 退单 and 延期 as 12345's people would, by rule, as soon as the request has come in: without our requestNo, as
 * tables 4 and 5 have it. `decided` grows while it runs.
 */
export function startNegotiator(control: ControlClient, clientOf: (platformCode: string) => PlatformClient, isOurs: (acceptanceNo: string) => boolean) {
  const decided: Decided[] = [];
  const seen = new Set<string>();
  let running = true;
  const answerNew = async () => {
    for (const { kind, kept, acceptanceNo, platformCode, webhookId } of await control.callbacks()) {
      if (!kept || acceptanceNo === null || webhookId === null || seen.has(webhookId) || !isRequest(kind) || !isOurs(acceptanceNo)) continue;
      seen.add(webhookId);
      const agreed = agreesTo(kind, acceptanceNo);
      const { path, opinions } = decisionOf[kind];
      const { httpStatus } = await clientOf(platformCode).tell(acceptanceNo, path, { decision: agreed ? '1' : '2', opinion: opinions[`${agreed}`] });
      decided.push({ acceptanceNo, kind, agreed, httpStatus });
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
    stop: async () => {
      running = false;
      await loop;
    },
  };
}
