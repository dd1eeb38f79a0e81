import type { Knex } from 'knex';
import type { DeclarationStep } from '../../domain/declaration/schema.ts';
import type {
  ContactView, DelegationView, DeliveryView, InformingView, OrderHistory, ReferralView, ReviewView, StepView, SupplementView, TimelineEntry, WorkItemEntry,
} from '../../domain/order-page/ports.ts'; // prettier-ignore
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { openDelegationText } from './delegation-repository.ts';
import { stepRecordPlace } from './declaration-step-repository.ts';
import { contactNotePlace, informingSummaryPlace } from './informing-repository.ts';
import { readAnswers, readReports } from './order-writings-query.ts';
import { toReferral, type ReferralRow } from './referral-repository.ts';
import { readRequests } from './request-history-query.ts';
import { opinionPlace } from './review-repository.ts';
import { supplementReasonPlace } from './supplement-request-repository.ts';
import { toWorkItem, type WorkItemRow } from './work-item-repository.ts';

/** Columns that name who did it, joined as `doer` with their unit. */
type DoerRow = { doer_id: string; doer_name: string; doer_unit_name: string };

const by = (row: DoerRow) => ({ byUserId: row.doer_id, byName: row.doer_name, unitName: row.doer_unit_name });

/** Rows of one table about an order with who did it. */
export function withDoer(database: Knex, table: string, orderId: string, doerColumn: string): Knex.QueryBuilder {
  return database(table)
    .join('app_user as doer', 'doer.id', `${table}.${doerColumn}`)
    .join('unit as doer_unit', 'doer_unit.id', 'doer.unit_id')
    .where(`${table}.order_id`, orderId)
    .select(`${table}.*`, 'doer.id as doer_id', 'doer.name as doer_name', 'doer_unit.name as doer_unit_name');
}

/** Reads what happened to an order, all rounds, oldest first. */
export async function readOrderHistory(database: Knex, cipher: FieldCipher, orderId: string): Promise<OrderHistory> {
  return {
    delegations: await readDelegations(database, cipher, orderId),
    workItems: await readWorkItems(database, orderId),
    reports: await readReports(database, cipher, orderId),
    answers: await readAnswers(database, cipher, orderId),
    steps: await readSteps(database, cipher, orderId),
    reviews: await readReviews(database, cipher, orderId),
    referrals: await readReferrals(database, cipher, orderId),
    informings: await readInformings(database, cipher, orderId),
    contacts: await readContacts(database, cipher, orderId),
    requests: await readRequests(database, cipher, orderId),
    supplements: await readSupplements(database, cipher, orderId),
    deliveries: await readDeliveries(database, orderId),
    timeline: await readTimeline(database, cipher, orderId),
  };
}

type DelegationRow = {
  id: string; run_no: number; from_unit_id: string | null; to_unit_id: string; delegated_at: Date; ended_at: Date | null;
  end_kind: DelegationView['endKind']; instruction_enc: Buffer | null; end_reason_enc: Buffer | null; from_name: string | null; to_name: string;
}; // prettier-ignore

async function readDelegations(database: Knex, cipher: FieldCipher, orderId: string): Promise<DelegationView[]> {
  const rows = await database('delegation')
    .leftJoin('unit as from_unit', 'from_unit.id', 'delegation.from_unit_id')
    .join('unit as to_unit', 'to_unit.id', 'delegation.to_unit_id')
    .where('order_id', orderId)
    .orderBy(['delegated_at', 'delegation.id'])
    .select<DelegationRow[]>('delegation.*', 'from_unit.name as from_name', 'to_unit.name as to_name');
  const open = (column: 'instruction_enc' | 'end_reason_enc', row: DelegationRow) => {
    const sealed = row[column];
    return sealed === null ? null : openDelegationText(cipher, column, { id: row.id, sealed });
  };
  return rows.map((row) => ({
    id: row.id,
    runNo: row.run_no,
    fromUnitId: row.from_unit_id,
    fromUnitName: row.from_name,
    toUnitId: row.to_unit_id,
    toUnitName: row.to_name,
    delegatedAt: row.delegated_at,
    endedAt: row.ended_at,
    endKind: row.end_kind,
    instruction: open('instruction_enc', row),
    endReason: open('end_reason_enc', row),
  }));
}

type ItemRow = WorkItemRow & { process_id: string; element_id: string; unit_name: string; assignee_name: string | null; ended_at: Date | null; outcome: string | null; note: string | null };

async function readWorkItems(database: Knex, orderId: string): Promise<WorkItemEntry[]> {
  const rows = await database('work_item')
    .join('unit', 'unit.id', 'work_item.unit_id')
    .leftJoin('app_user', 'app_user.id', 'work_item.assignee_id')
    .where('order_id', orderId)
    .orderBy(['created_at', 'work_item.id'])
    .select<ItemRow[]>('work_item.*', 'unit.name as unit_name', 'app_user.name as assignee_name');
  return rows.map((row) => {
    const { id, orderId, runNo, kind, title, unitId, state, assigneeId, createdAt, claimedAt, dueAt } = toWorkItem(row);
    const names = { unitName: row.unit_name, assigneeName: row.assignee_name };
    const end = { endedAt: row.ended_at, outcome: row.outcome, note: row.note };
    return { id, orderId, runNo, kind, title, processId: row.process_id, elementId: row.element_id, unitId, state, assigneeId, createdAt, claimedAt, dueAt, ...names, ...end };
  });
}

type StepRow = DoerRow & { id: string; run_no: number; version: number; recorded_at: Date; state: StepView['state']; record_enc: Buffer };

async function readSteps(database: Knex, cipher: FieldCipher, orderId: string): Promise<StepView[]> {
  const rows = (await withDoer(database, 'declaration_step', orderId, 'recorded_by').orderBy(['recorded_at', 'declaration_step.id'])) as StepRow[];
  return rows.map((row) => ({
    ...by(row),
    runNo: row.run_no,
    version: row.version,
    recordedAt: row.recorded_at,
    state: row.state,
    step: JSON.parse(cipher.open(row.record_enc, stepRecordPlace(row.id))) as DeclarationStep,
  }));
}

type ReviewRow = DoerRow & {
  id: string; run_no: number; subject: ReviewView['subject']; subject_version: number; level: ReviewView['level'];
  decision: ReviewView['decision']; opinion_enc: Buffer; reviewed_at: Date;
}; // prettier-ignore

async function readReviews(database: Knex, cipher: FieldCipher, orderId: string): Promise<ReviewView[]> {
  const rows = (await withDoer(database, 'report_review', orderId, 'reviewer_id').orderBy(['reviewed_at', 'report_review.id'])) as ReviewRow[];
  return rows.map((row) => ({
    ...by(row),
    runNo: row.run_no,
    subject: row.subject,
    version: row.subject_version,
    level: row.level,
    decision: row.decision,
    opinion: cipher.open(row.opinion_enc, opinionPlace(row.id)),
    reviewedAt: row.reviewed_at,
  }));
}

async function readReferrals(database: Knex, cipher: FieldCipher, orderId: string): Promise<ReferralView[]> {
  const rows = (await withDoer(database, 'referral', orderId, 'referred_by').orderBy('referred_at')) as (DoerRow & ReferralRow)[];
  return rows.map((row) => {
    const { referredBy, ...referral } = toReferral(row, cipher);
    return { ...by({ ...row, doer_id: referredBy }), ...referral };
  });
}

type InformingRow = DoerRow & {
  id: string; run_no: number; informed_party: InformingView['informedParty']; method: InformingView['method']; reached: boolean;
  informed_at: Date; summary_enc: Buffer;
}; // prettier-ignore

async function readInformings(database: Knex, cipher: FieldCipher, orderId: string): Promise<InformingView[]> {
  const rows = (await withDoer(database, 'informing', orderId, 'informed_by').orderBy(['informed_at', 'informing.id'])) as InformingRow[];
  return rows.map((row) => ({
    ...by(row),
    runNo: row.run_no,
    informedParty: row.informed_party,
    method: row.method,
    reached: row.reached,
    informedAt: row.informed_at.toISOString(),
    summary: cipher.open(row.summary_enc, informingSummaryPlace(row.id)),
  }));
}

type ContactRow = DoerRow & { id: string; run_no: number; contacted_at: Date; method: ContactView['method']; note_enc: Buffer };

async function readContacts(database: Knex, cipher: FieldCipher, orderId: string): Promise<ContactView[]> {
  const rows = (await withDoer(database, 'contact_log', orderId, 'contacted_by').orderBy(['contacted_at', 'contact_log.id'])) as ContactRow[];
  return rows.map((row) => ({
    ...by(row),
    runNo: row.run_no,
    contactedAt: row.contacted_at.toISOString(),
    method: row.method,
    note: cipher.open(row.note_enc, contactNotePlace(row.id)),
  }));
}

type SupplementRow = DoerRow & {
  id: string; request_no: string; run_no: number; state: SupplementView['state']; asked_at: Date; reply_by: Date; reminded_at: Date | null;
  ended_at: Date | null; reason_enc: Buffer;
}; // prettier-ignore

async function readSupplements(database: Knex, cipher: FieldCipher, orderId: string): Promise<SupplementView[]> {
  const rows = (await withDoer(database, 'supplement_request', orderId, 'asked_by').orderBy('asked_at')) as SupplementRow[];
  return rows.map((row) => ({
    ...by(row),
    requestNo: row.request_no,
    runNo: row.run_no,
    state: row.state,
    askedAt: row.asked_at,
    replyBy: row.reply_by,
    remindedAt: row.reminded_at,
    endedAt: row.ended_at,
    reason: cipher.open(row.reason_enc, supplementReasonPlace(row.id)),
  }));
}

type DeliveryRow = { kind: DeliveryView['kind']; sequence: number; run_no: number; state: DeliveryView['state']; attempts: number; created_at: Date; delivered_at: Date | null };

async function readDeliveries(database: Knex, orderId: string): Promise<DeliveryView[]> {
  const rows = await database('delivery')
    .where('order_id', orderId)
    .orderBy('sequence')
    .select<DeliveryRow[]>('kind', 'sequence', 'run_no', 'state', 'attempts', 'created_at', 'delivered_at');
  return rows.map(({ run_no, created_at, delivered_at, ...row }) => ({ ...row, runNo: run_no, createdAt: created_at, deliveredAt: delivered_at }));
}

type AuditRow = {
  id: string; occurred_at: Date; action: string; actor_kind: 'user' | 'platform' | 'system'; actor_id: string;
  actor_name: string | null; unit_name: string | null; from_status: TimelineEntry['fromStatus']; to_status: TimelineEntry['toStatus'];
  detail: Record<string, unknown>; text_key: string | null; text_enc: Buffer | null;
}; // prettier-ignore

async function readTimeline(database: Knex, cipher: FieldCipher, orderId: string): Promise<TimelineEntry[]> {
  // Actor ids are text: what isn't a user's is a platform's or a part of the system. Each is made an id, so that it is looked up by key.
  const actorId = (kind: AuditRow['actor_kind']) => database.raw(`case when audit_entry.actor_kind = ? then audit_entry.actor_id::uuid end`, [kind]);
  const rows = await database('audit_entry')
    .leftJoin('app_user', 'app_user.id', actorId('user'))
    .leftJoin('platform', 'platform.id', actorId('platform'))
    .leftJoin('unit', 'unit.id', 'audit_entry.unit_id')
    .where('order_id', orderId)
    .orderBy('audit_entry.id')
    .select<AuditRow[]>(
      'audit_entry.id', 'occurred_at', 'action', 'actor_kind', 'actor_id', 'unit.name as unit_name', 'from_status', 'to_status', 'detail',
      'text_key', 'text_enc', database.raw('coalesce(app_user.name, platform.name) as actor_name'),
    ); // prettier-ignore
  return rows.map((row) => ({
    id: row.id,
    at: row.occurred_at,
    action: row.action,
    doer: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name, unitName: row.unit_name },
    fromStatus: row.from_status,
    toStatus: row.to_status,
    detail: row.detail,
    text:
      row.text_key === null || row.text_enc === null
        ? null
        : cipher.open(row.text_enc, { table: 'audit_entry', column: 'text_enc', rowId: row.text_key }),
  }));
}
