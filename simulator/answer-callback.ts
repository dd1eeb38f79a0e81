import { setTimeout as pause } from 'node:timers/promises';
import type { PlatformCredentials } from './credentials.ts';
import type { CallbackFault, FaultBoard } from './fault-modes.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { Journal } from './journal.ts';
import { judgeCallback, kindOf, type IncomingCallback } from './receive-callback.ts';

/** The answer that a switched-on fault gives in place of the proper one; undefined where the proper one follows. */
function faultAnswer(fault: CallbackFault, platformCode: string): HttpAnswer | undefined {
  switch (fault.mode) {
    case 'error500':
      return { status: 500, body: { code: 500, message: '模拟故障' } };
    case 'tooMany429':
      return { status: 429, body: { code: 429, message: '模拟限流' }, headers: { 'Retry-After': String(fault.seconds) } };
    case 'redirect302':
      return { status: 302, body: { code: 302 }, headers: { Location: `/moved/${platformCode}` } };
    case 'gone410':
      return { status: 410, body: { code: 410, message: '模拟停用' } };
    case 'businessError':
      return { status: 200, body: { code: 1001, message: '模拟业务错误：工单暂不可更新' } };
    case 'reset':
      return 'reset';
    case 'slow':
    case 'lostReceipt':
      return undefined;
  }
}

/**
 * Answers one callback as a 12345 platform does: verifies, keeps its copy, acknowledges with 200 `{"code":0}` – or
 * misbehaves as the switchboard says. Whatever happens is entered into the journal first. A repeat is acknowledged
 * like the first time: the sender may have lost our answer.
 */
export async function answerCallback(
  deps: { platform: PlatformCredentials; journal: Journal; faults: FaultBoard; now: () => Date },
  message: IncomingCallback,
): Promise<HttpAnswer> {
  const { platform, journal, faults } = deps;
  const fault = faults.take(platform.platformCode, kindOf(message.rawBody));
  const instead = fault && faultAnswer(fault, platform.platformCode);
  if (fault?.mode === 'slow') await pause(fault.seconds * 1000);

  const judged = judgeCallback({ platform, journal, now: deps.now() }, message);
  if (instead) {
    journal.add({ ...judged, kept: false, answered: fault.mode });
    return instead;
  }
  if (judged.verification !== 'verified') {
    journal.add({ ...judged, answered: '401' });
    return { status: 401, body: { code: 401, message: '回调签名未通过验证' } };
  }
  if (!judged.kept && !judged.repeat) {
    journal.add({ ...judged, answered: '400' });
    return { status: 400, body: { code: 400, message: '回调内容不符合约定' } };
  }
  journal.add({ ...judged, answered: fault?.mode ?? '200' });
  return fault?.mode === 'lostReceipt' ? 'reset' : { status: 200, body: { code: 0 } };
}
