import type { Knex } from 'knex';
import type { z } from 'zod';
import { contactMethod } from '../../domain/code-list/contact-method.ts';
import { nameOf } from '../../domain/code-list/code-list.ts';
import { informedParty } from '../../domain/code-list/informed-party.ts';
import type { DeclarationStep } from '../../domain/declaration/schema.ts';
import type { FileReference } from '../../domain/feedback/file-reference.ts';
import type { Results } from '../../domain/feedback/ports.ts';
import { results, type OrderResult } from '../../domain/feedback/result.ts';
import type { OrderRouting } from '../../domain/order/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import { checkFields } from '../../domain/shared/field-problems.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { createAnswerRepository } from './answer-repository.ts';
import { createAttachmentRepository } from './attachment-repository.ts';
import { stepRecordPlace } from './declaration-step-repository.ts';
import { informingSummaryPlace } from './informing-repository.ts';
import { readResultSource } from './order-link-repository.ts';
import { readWording } from './quality-gate-repositories.ts';
import { readReferral } from './referral-repository.ts';
import { createReportRepository } from './report-repository.ts';
import { staffPhonePlace } from './user-repository.ts';

/** Makes the link under which a platform fetches a file of the result for a while (P8.1). */
export type LinkFile = (file: { attachmentId: string; platformId: string }) => { url: string; expiresAt: Date };

type Ports = { cipher: FieldCipher; clock: Clock; linkFile: LinkFile };
type Staff = { name: string; duty: string; phone: string };

/**
 * Puts the result of a round together from what people recorded (tables 6 and 7, the answer). Of an order that took a main
 * order's result the finding is that one's, the informing its own; the main order's files may name its person and stay there
 * (P1.7, P1.4).
 */
export function createResultRepository(transaction: Knex.Transaction, ports: Ports): Results {
  const { cipher } = ports;

  const staff = async (userId: string | undefined): Promise<Staff | undefined> => {
    if (userId === undefined) return undefined;
    const row = await transaction<{ id: string; name: string; duty: string; phone_enc: Buffer }>('app_user').where('id', userId).first();
    return row && { name: row.name, duty: row.duty, phone: cipher.open(row.phone_enc, staffPhonePlace(row.id)) };
  };
  const contactOf = async (userId: string | undefined) => {
    const member = await staff(userId);
    return member && { name: member.name, phone: member.phone };
  };

  const informing = async ({ id, runNo }: OrderRouting): Promise<string | undefined> => {
    const worded = await readWording(transaction, ports, { id, runNo });
    if (worded !== undefined) return worded;
    const rows = await transaction('informing')
      .where({ order_id: id, run_no: runNo })
      .orderBy('informed_at')
      .select<{ id: string; informed_party: 'concerned' | 'reporter'; method: 'phone'; reached: boolean; summary_enc: Buffer }[]>();
    const told = rows.map(
      (row) =>
        `${row.reached ? '已' : '未能'}通过${nameOf(contactMethod, row.method)}告知${nameOf(informedParty, row.informed_party)}：` +
        cipher.open(row.summary_enc, informingSummaryPlace(row.id)),
    );
    return told.length === 0 ? undefined : told.join('\n');
  };

  /** The province's own wording of this order, else that of the main order whose result it took. */
  const wordedFor = async (order: OrderRouting, source: OrderRouting) =>
    (await readWording(transaction, ports, order)) ?? (source === order ? undefined : await readWording(transaction, ports, source));

  const files = async (order: OrderRouting, ids: readonly string[]): Promise<FileReference[]> => {
    const platformId = order.platformId;
    if (platformId === null) return [];
    const own = await createAttachmentRepository(transaction, cipher).listOfOrder(order.id);
    return own
      .filter(({ id }) => ids.includes(id))
      .map((file) => {
        const { url, expiresAt } = ports.linkFile({ attachmentId: file.id, platformId });
        return { name: file.fileName, size: file.sizeBytes, digest: `sha256:${file.sha256}`, url, expiresAt: expiresAt.toISOString() };
      });
  };

  const finalApproval = async ({ id, runNo }: OrderRouting, subject: string) =>
    transaction('report_review')
      .where({ order_id: id, run_no: runNo, subject, decision: 'approved' })
      .orderBy('reviewed_at', 'desc')
      .first<{ reviewer_id: string; reviewed_at: Date } | undefined>('reviewer_id', 'reviewed_at');

  const investigation = async (order: OrderRouting) => {
    const source = await readResultSource(transaction, order);
    const report = (await createReportRepository(transaction, ports).ofRun(source.id, source.runNo)).findLast(({ state }) => state === 'approved');
    const approval = await finalApproval(source, 'investigation');
    const report6 = await files(order, report?.content.attachmentIds ?? []);
    return {
      investigatedAt: report?.content.investigatedAt,
      investigators: report?.content.investigators,
      informing: await informing(order),
      ...(report6.length === 0 ? {} : { report: report6 }),
      reviewer: await staff(approval?.reviewer_id),
      reviewedAt: approval?.reviewed_at.toISOString(),
      truthfulness: report?.content.truthfulness,
      ...(report?.content.amountYuan === undefined ? {} : { amountYuan: report.content.amountYuan }),
    };
  };

  const answer = async (order: OrderRouting) => {
    const source = await readResultSource(transaction, order);
    const answers = await createAnswerRepository(transaction, ports).ofRun(source.id, source.runNo);
    const last = answers.findLast(({ state }) => state === 'approved' || state === 'submitted');
    return {
      answer: last && ((await wordedFor(order, source)) ?? last.answer),
      answeredBy: (await staff(last?.answeredBy))?.name,
      answeredAt: last?.answeredAt.toISOString(),
    };
  };

  const declaration = async (order: OrderRouting) => {
    const source = await readResultSource(transaction, order);
    const step = await transaction('declaration_step')
      .where({ order_id: source.id, run_no: source.runNo, step: 'determination' })
      .orderBy('version', 'desc')
      .first<{ id: string; recorded_by: string; record_enc: Buffer } | undefined>('id', 'recorded_by', 'record_enc');
    const record = step && (JSON.parse(cipher.open(step.record_enc, stepRecordPlace(step.id))) as DeclarationStep);
    const accepted = await acceptedBy(order);
    const worded = await wordedFor(order, source);
    return {
      acceptedBy: await contactOf(accepted?.assignee_id),
      acceptedAt: accepted?.ended_at.toISOString(),
      handledBy: await contactOf(step?.recorded_by),
      finishedAt: ports.clock.now().toISOString(),
      ...(record?.step === 'determination' ? { result: record.result, reason: worded ?? record.reason } : {}),
    };
  };

  // 受理人 is who accepted at 初审, the last time it was there; where there was none (P2.4, P3.8), who first took it in.
  const acceptedBy = async ({ id, runNo }: OrderRouting) => {
    const done = await transaction('work_item')
      .where({ order_id: id, run_no: runNo, state: 'completed' })
      .whereIn('kind', ['initial-review', 'province-intake', 'city-intake'])
      .orderBy('ended_at')
      .select<{ kind: string; outcome: string; assignee_id: string; ended_at: Date }[]>('kind', 'outcome', 'assignee_id', 'ended_at');
    return done.findLast(({ kind, outcome }) => kind === 'initial-review' && outcome === 'accepted') ?? done.find(({ kind }) => kind !== 'initial-review');
  };

  const complaint = async (order: OrderRouting) => {
    const referral = await readReferral(transaction, cipher, await readResultSource(transaction, order));
    if (!referral) return complete(results.investigated, { orderType: 'complaint', investigation: await investigation(order) });
    const { referredAt, organ: referredTo, referredBy } = referral;
    return complete(results.referred, {
      orderType: 'complaint',
      referral: { referredAt: referredAt.toISOString(), referredTo, handler: await staff(referredBy), informing: await informing(order) },
    });
  };

  const assembleOf: Record<OrderRouting['type'], (order: OrderRouting) => Promise<OrderResult>> = {
    complaint,
    consultation: async (order) => complete(results.answered, { orderType: 'consultation', answer: await answer(order) }),
    declaration: async (order) => complete(results.determined, { orderType: 'declaration', declaration: await declaration(order) }),
  };

  const wordingOf: Record<OrderRouting['type'], (order: OrderRouting) => Promise<string | undefined>> = {
    complaint: informing,
    consultation: async (order) => (await answer(order)).answer,
    declaration: async (order) => (await declaration(order)).reason,
  };

  return {
    assemble: (order) => assembleOf[order.type](order),
    wording: (order) => wordingOf[order.type](order),
  };
}

/** The result where nothing is missing; otherwise `validation-failed` names each gap. */
function complete<R extends OrderResult>(schema: z.ZodType<R>, draft: unknown): R {
  // Absent facts stand as undefined; the contract knows only present and absent fields.
  const checked = checkFields(schema, JSON.parse(JSON.stringify(draft)));
  if (checked.ok) return checked.value;
  throw new DomainError('validation-failed', `办理结果尚缺 ${checked.problems.length} 项，不能回传。`, { problems: checked.problems });
}
