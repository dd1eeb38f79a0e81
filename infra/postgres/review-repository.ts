import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { PlannedReview, ReviewPlans, Reviews, ReviewSubject, ReviewSubjectKind, ReviewSubjects } from '../../domain/report-review/ports.ts';
import type { HandlingLevel } from '../../domain/unit/unit.ts';

/** Where each kind of reviewed work is kept, and which column names its author. */
const tables: Record<ReviewSubjectKind, { table: string; author: string; where: Record<string, string> }> = {
  investigation: { table: 'investigation_report', author: 'investigator_id', where: {} },
  answer: { table: 'consultation_answer', author: 'answered_by', where: {} },
  determination: { table: 'declaration_step', author: 'recorded_by', where: { step: 'determination' } },
};

/** Where an opinion lives, for sealing and opening it. */
export const opinionPlace = (rowId: string) => ({ table: 'report_review', column: 'opinion_enc', rowId });
const ofVersion = (subject: ReviewSubject, orderId: string, runNo: number) => ({
  order_id: orderId,
  run_no: runNo,
  subject: subject.kind,
  subject_version: subject.version,
});

/** Reviewed work of all kinds, in one transaction. */
export function createReviewSubjectRepository(transaction: Knex): ReviewSubjects {
  return {
    submitted: async (kind, orderId, runNo) => {
      const { table, author, where } = tables[kind];
      const row = await transaction(table)
        .where({ order_id: orderId, run_no: runNo, ...where })
        .orderBy('version', 'desc')
        .first<{ version: number; unit_id: string; state: string; author_id: string } | undefined>(
          'version', 'unit_id', 'state', { author_id: author },
        ); // prettier-ignore
      if (row?.state !== 'submitted') return undefined;
      return { kind, version: row.version, authorId: row.author_id, unitId: row.unit_id };
    },
    settle: async (subject, orderId, runNo, as) => {
      const { table, where } = tables[subject.kind];
      await transaction(table).where({ order_id: orderId, run_no: runNo, version: subject.version, ...where }).update({ state: as });
    },
  };
}

/** Reviews, in one transaction. */
export function createReviewRepository(transaction: Knex, { cipher }: { cipher: FieldCipher }): Reviews {
  return {
    add: async (review) => {
      const id = randomUUID();
      await transaction('report_review').insert({
        id,
        order_id: review.orderId,
        run_no: review.runNo,
        subject: review.subject,
        subject_version: review.version,
        level: review.level,
        unit_id: review.unitId,
        reviewer_id: review.reviewerId,
        decision: review.decision,
        opinion_enc: cipher.seal(review.opinion, opinionPlace(id)),
        reviewed_at: review.reviewedAt,
      });
    },
    approvals: async (subject, orderId, runNo) => {
      const rows = await transaction('report_review')
        .where({ ...ofVersion(subject, orderId, runNo), decision: 'approved' })
        .select<{ reviewer_id: string; level: HandlingLevel }[]>('reviewer_id', 'level');
      return rows.map((row) => ({ reviewerId: row.reviewer_id, level: row.level }));
    },
  };
}

/** Plans of reviews, in one transaction. */
export function createReviewPlanRepository(transaction: Knex): ReviewPlans {
  return {
    save: async (subject, orderId, runNo, plan, at) => {
      await transaction('review_plan')
        .insert({ ...ofVersion(subject, orderId, runNo), levels: JSON.stringify(plan), planned_at: at })
        .onConflict(['order_id', 'run_no', 'subject', 'subject_version'])
        .merge();
    },
    find: async (subject, orderId, runNo) => {
      const row = await transaction('review_plan')
        .where(ofVersion(subject, orderId, runNo))
        .first<{ levels: PlannedReview[] } | undefined>('levels');
      return row?.levels;
    },
  };
}
