import type { AuditTrail } from '../audit/ports.ts';
import { messageNames, runKey, timeToLiveMs } from '../engine-command/message-names.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import { toRegionCode } from '../region/code.ts';
import type { RegionRepository } from '../region/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { chinaDayOf } from '../shared/instant.ts';
import { formatAcceptanceNo } from './acceptance-number.ts';
import type { AcceptedOrder, NewOrder, OrderIntake } from './intake-ports.ts';
import type { Docking, OrderType } from './ports.ts';
import type { SubmissionByType } from './schema.ts';

/** Uploaded files that an order refers to (P1.6). */
export type AttachmentLinks = {
  /** Ties uploaded files of this platform to the order; returns the ids that are not there or not usable. */
  attach(orderId: string, owner: { platformId: string }, attachmentIds: readonly string[]): Promise<string[]>;
};

type Repositories = {
  intake: OrderIntake;
  regions: Pick<RegionRepository, 'find'>;
  attachments: AttachmentLinks;
  audit: AuditTrail;
  commands: EngineCommands;
};

export type AcceptInput<T extends OrderType = OrderType> = {
  type: T;
  platform: { id: string; provinceCode: string };
  docking: Exclude<Docking, 'none'>;
  /** Checked by `checkSubmission` before. */
  submission: SubmissionByType[T];
  fingerprint: Buffer;
  idempotencyKey?: string | undefined;
};

export type Acceptance = Pick<AcceptedOrder, 'acceptanceNo' | 'acceptedAt'> & { repeated: boolean };

/**
 * Accepts an order in one transaction that never waits for the engine (P1.3, §3.1.2): order, audit and the start
 * command together. A repeat (same platform and number, or same idempotency key) gets the first answer; two at the
 * same instant give one order. Errors: `order-number-conflict`, `idempotency-key-reused`, `region-unknown`,
 * `validation-failed` for attachments that are not there.
 */
export async function acceptOrder(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock; newId: () => string },
  input: AcceptInput,
): Promise<Acceptance> {
  return deps.inTransaction(async (repositories) => {
    const earlier = await findEarlier(repositories.intake, input);
    if (earlier) return answerAgain(earlier, input);
    const acceptedAt = deps.clock.now();
    const order = toNewOrder(input, {
      id: deps.newId(),
      acceptedAt,
      acceptanceNo: formatAcceptanceNo({
        year: Number(chinaDayOf(acceptedAt).slice(0, 4)),
        provinceCode: input.platform.provinceCode,
        sequence: await repositories.intake.nextSequence(),
      }),
    });
    await assertRegionKnown(repositories.regions, order.regionCode);
    if (!(await repositories.intake.insert(order))) return answerAgain(await mustFind(repositories.intake, input), input);
    await keepKey(repositories.intake, input, order);
    await attachFiles(repositories.attachments, input, order.id);
    await repositories.audit.record({
      action: 'order.accepted',
      actor: { kind: 'platform', id: input.platform.id },
      orderId: order.id,
      runNo: 1,
      toStatus: order.status,
      detail: { docking: input.docking, type: input.type },
    });
    await repositories.commands.append(startCommand(order));
    return { acceptanceNo: order.acceptanceNo, acceptedAt, repeated: false };
  });
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

async function mustFind(intake: OrderIntake, input: AcceptInput): Promise<AcceptedOrder> {
  const found = await intake.findByPlatformOrderNo(input.platform.id, input.submission.platformOrderNo);
  if (!found) throw new Error('an order that stopped an insert is not to be found');
  return found;
}

async function keepKey(intake: OrderIntake, input: AcceptInput, order: NewOrder): Promise<void> {
  if (input.idempotencyKey === undefined) return;
  const entry = { platformId: input.platform.id, key: input.idempotencyKey, fingerprint: input.fingerprint };
  if (await intake.keepIdempotencyKey({ ...entry, orderId: order.id, at: order.acceptedAt })) return;
  // Another order under the same key was committed after we looked: this one must not be stored.
  throw new DomainError('idempotency-key-reused', '该幂等键刚刚用于另一份工单，请换用新的幂等键。');
}

async function assertRegionKnown(regions: Pick<RegionRepository, 'find'>, code: string | undefined): Promise<void> {
  if (code === undefined || (await regions.find(code))) return;
  throw new DomainError('region-unknown', '行政区划代码不存在，请从12317区划接口取用。', {
    problems: [{ pointer: '/region/code', code: 'unknown-code', detail: '行政区划：代码不存在；应为12317区划接口提供的代码。' }],
  });
}

async function attachFiles(attachments: AttachmentLinks, input: AcceptInput, orderId: string): Promise<void> {
  const wanted = input.submission.attachments ?? [];
  if (wanted.length === 0) return;
  const missing = await attachments.attach(orderId, { platformId: input.platform.id }, wanted);
  if (missing.length === 0) return;
  throw new DomainError('validation-failed', '有附件不存在、未通过检查或已用于其他工单。', {
    problems: missing.map((id) => ({
      pointer: `/attachments/${wanted.indexOf(id)}`,
      code: 'unknown-attachment',
      detail: '附件：不存在、未通过检查或已用于其他工单；请先上传并使用返回的附件编号。',
    })),
  });
}

function startCommand(order: NewOrder) {
  const key = runKey(order.id, 1);
  return {
    kind: 'message',
    name: messageNames.orderAccepted,
    orderId: order.id,
    runNo: 1,
    correlationKey: key,
    messageId: key,
    timeToLiveMs: timeToLiveMs.start,
    variables: {
      orderId: order.id,
      acceptanceNo: order.acceptanceNo,
      runNo: 1,
      runKey: key,
      orderType: order.type,
      source: order.source,
      docking: order.docking,
      provinceUnit: order.provinceUnitId,
    },
  } as const;
}

function toNewOrder(
  { type, platform, docking, submission, fingerprint }: AcceptInput,
  made: Pick<NewOrder, 'id' | 'acceptanceNo' | 'acceptedAt'>,
): NewOrder {
  const fields: Partial<SubmissionByType['complaint'] & SubmissionByType['consultation'] & SubmissionByType['declaration']> = submission;
  return {
    ...made,
    type,
    source: 'workOrder',
    docking,
    status: 'pending_review',
    platformId: platform.id,
    platformOrderNo: submission.platformOrderNo,
    fingerprint,
    provinceCode: platform.provinceCode,
    // A province has one unit, known by the province's own code.
    provinceUnitId: platform.provinceCode,
    agentNumber: submission.agentNumber,
    callerNumber: submission.callerNumber,
    calledAt: new Date(submission.calledAt),
    anonymous: fields.anonymous ?? false,
    confidential: fields.confidential ?? false,
    personName: fields.name,
    phone: fields.phone,
    idNumber: fields.idNumber,
    address: fields.address,
    regionCode: submission.region.code === undefined ? undefined : toRegionCode(submission.region.code),
    regionText: submission.region.text,
    detailedAddress: fields.detailedAddress,
    accused: fields.accused,
    content: submission.content,
    problemCategory: fields.problemCategory === undefined ? undefined : Number(fields.problemCategory),
    risk: fields.risk === undefined ? undefined : Number(fields.risk),
    callerCategory: fields.callerCategory,
    serviceType: fields.serviceType,
    finishBy: fields.finishBy,
  };
}
