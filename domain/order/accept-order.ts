import type { AuditRecord } from '../audit/ports.ts';
import { replayRefusal } from '../platform/use-nonce.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import { chinaDayOf } from '../shared/instant.ts';
import { formatAcceptanceNo } from './acceptance-number.ts';
import type { AcceptedOrder, NewAcceptance, NewOrder, OrderIntake, StoreOutcome } from './intake-ports.ts';
import { toNewOrder, type AcceptInput } from './new-order.ts';
import { startCommand } from './start-command.ts';

export type Acceptance = Pick<AcceptedOrder, 'acceptanceNo' | 'acceptedAt'> & { repeated: boolean };

/**
 * Accepts an order in one transaction that never waits for the engine (P1.3, §3.1.2): order, audit and the start
 * command together. A repeat (same platform and number, or same idempotency key) gets the first answer; two at the
 * same instant give one order. Errors: `request-replayed`, `order-number-conflict`, `idempotency-key-reused`, `region-unknown`,
 * `validation-failed` for attachments that are not there.
 */
export async function acceptOrder(
  deps: { intake: OrderIntake; clock: Clock; newId: () => string },
  input: AcceptInput,
): Promise<Acceptance> {
  const acceptedAt = deps.clock.now();
  const order = toNewOrder(input, {
    id: deps.newId(),
    acceptedAt,
    acceptanceNo: formatAcceptanceNo({
      year: Number(chinaDayOf(acceptedAt).slice(0, 4)),
      provinceCode: input.platform.provinceCode,
      sequence: await deps.intake.nextSequence(),
    }),
  });
  const attachmentIds = input.submission.attachments ?? [];
  const { idempotencyKey, nonce } = input;
  const audit = auditOf(order, input);
  const acceptance = { order, idempotencyKey, nonce, attachmentIds, audit, callback: copyOf(input), start: startCommand({ ...order, runNo: 1 }) };
  const outcome = await deps.intake.store(acceptance);
  if (outcome.isStored) return { acceptanceNo: order.acceptanceNo, acceptedAt, repeated: false };
  if (outcome.isReplay) throw replayRefusal();
  const earlier = await findEarlier(deps.intake, input);
  if (earlier) return answerAgain(earlier, input);
  throw refusalOf(outcome, attachmentIds);
}

async function findEarlier(intake: OrderIntake, input: AcceptInput): Promise<AcceptedOrder | undefined> {
  if (input.idempotencyKey !== undefined) {
    const underKey = await intake.findByIdempotencyKey(input.platform.id, input.idempotencyKey);
    if (underKey && !underKey.fingerprint.equals(input.fingerprint))
      throw new DomainError('idempotency-key-reused', '该幂等键已用于另一份内容，请换用新的幂等键。');
    if (underKey) return underKey;
  }
  return intake.findByPlatformOrderNo(input.platform.id, input.submission.platformOrderNo);
}

function answerAgain(earlier: AcceptedOrder, input: AcceptInput): Acceptance {
  if (!earlier.fingerprint.equals(input.fingerprint))
    throw new DomainError(
      'order-number-conflict',
      `工单编号 ${input.submission.platformOrderNo} 已提交过不同内容，受理编号 ${earlier.acceptanceNo}；内容有误请先申请撤单。`,
    );
  return { acceptanceNo: earlier.acceptanceNo, acceptedAt: earlier.acceptedAt, repeated: true };
}

function refusalOf(outcome: Extract<StoreOutcome, { isStored: false }>, attachmentIds: readonly string[]): Error {
  if (!outcome.isRegionKnown)
    return new DomainError('region-unknown', '行政区划代码不存在，请从12317区划接口取用。', {
      problems: [{ pointer: '/region/code', code: 'unknown-code', detail: '行政区划：代码不存在；应为12317区划接口提供的代码。' }],
    });
  if (outcome.unusableAttachments.length === 0) return new Error('an order was not stored and nothing says why');
  return new DomainError('validation-failed', '有附件不存在、未通过检查或已用于其他工单。', {
    problems: outcome.unusableAttachments.map((id) => ({
      pointer: `/attachments/${attachmentIds.indexOf(id)}`,
      code: 'unknown-attachment',
      detail: '附件：不存在、未通过检查或已用于其他工单；请先上传并使用返回的附件编号。',
    })),
  });
}

/** 12345 keeps what was registered on our page as its own (留存本地, P2.3). */
function copyOf({ docking, type, submission }: AcceptInput): NewAcceptance['callback'] {
  return docking === 'page' ? { kind: 'pageCopy', data: { orderType: type, order: submission } } : undefined;
}

function auditOf(order: NewOrder, { platform, docking, type, submission }: AcceptInput): AuditRecord {
  return {
    action: 'order.accepted',
    actor: { kind: 'platform', id: platform.id },
    orderId: order.id,
    runNo: 1,
    toStatus: order.status,
    // On our own page it was this agent who acted.
    detail: { docking, type, ...(docking === 'page' ? { agentNumber: submission.agentNumber } : {}) },
  };
}
