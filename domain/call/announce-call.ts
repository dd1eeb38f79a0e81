import type { AuditTrail } from '../audit/ports.ts';
import { normalizePhone } from '../person/phone.ts';
import { assertMayAnnounce } from '../platform/modes.ts';
import type { Platform } from '../platform/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { inFutureDetail, isInFuture } from '../shared/instant.ts';
import type { Calls } from './ports.ts';
import type { CallAnnouncement } from './schema.ts';

export type AnnounceCallRepositories = { calls: Calls; audit: AuditTrail };

/** The receipt of a call; a repeat gets the first one again. */
export type AnnouncedCall = { callId: string; receivedAt: Date; repeated: boolean };

/**
 * 12345 transfers a call (P6.1): it waits for the agent named, or for any of the province. The same call again, also at
 * the same instant, gives the first receipt. Errors: `platform-not-live`, `mode-not-enabled`, `validation-failed`,
 * `call-conflict` for the same call with another number.
 */
export async function announceCall(
  deps: { inTransaction: InTransaction<AnnounceCallRepositories>; clock: Clock; newId: () => string },
  input: { platform: Platform; announcement: CallAnnouncement },
): Promise<AnnouncedCall> {
  const { platform, announcement } = input;
  const { callId, callerNumber, calledAt, agentNumber } = announcement;
  assertMayAnnounce(platform);
  const now = deps.clock.now();
  if (isInFuture(calledAt, now)) throw refused('/calledAt', 'in-future', `来电时间：${inFutureDetail}`);
  return deps.inTransaction(async ({ calls, audit }) => {
    if (agentNumber !== undefined && !(await calls.isSeatAgent(platform.provinceCode, agentNumber)))
      throw refused('/agentNumber', 'not-in-list', '坐席工号：不是本省在岗的坐席员。');
    const id = deps.newId();
    const isNew = await calls.insert({
      id,
      provinceUnitId: platform.provinceCode,
      platformId: platform.id,
      callId,
      callerNumber,
      calledAt: new Date(calledAt),
      recordedAt: now,
      state: 'announced',
      targetLogin: agentNumber ?? null,
      agentId: null,
    });
    if (!isNew) return { callId, receivedAt: await repeatedAt(calls, platform.id, announcement), repeated: true };
    await audit.record({ action: 'call.announced', actor: { kind: 'platform', id: platform.id }, detail: { callRecordId: id } });
    return { callId, receivedAt: now, repeated: false };
  });
}

async function repeatedAt(calls: Calls, platformId: string, { callId, callerNumber }: CallAnnouncement): Promise<Date> {
  const earlier = await calls.findByCallId(platformId, callId);
  if (!earlier || normalizePhone(earlier.callerNumber) !== normalizePhone(callerNumber))
    throw new DomainError('call-conflict', `通话 ${callId} 已提交过不同的来电号码。`);
  return earlier.recordedAt;
}

const refused = (pointer: string, code: 'in-future' | 'not-in-list', detail: string) =>
  new DomainError('validation-failed', '共有 1 处不符合要求，未保存任何内容。', { problems: [{ pointer, code, detail }] });
