import type { OrderType } from '../order/ports.ts';
import type { HandlingLevel } from '../unit/unit.ts';

/** What is reviewed (P3.4): a complaint's report, a consultation's answer, a declaration's determination. */
export type ReviewSubjectKind = 'investigation' | 'answer' | 'determination';

/** The kind that belongs to each type of order. */
export const subjectOf: Record<OrderType, ReviewSubjectKind> = {
  complaint: 'investigation',
  consultation: 'answer',
  declaration: 'determination',
};

/** The version that is under review. */
export type ReviewSubject = { kind: ReviewSubjectKind; version: number; authorId: string; unitId: string };

/** Reviewed work of all kinds in one transaction; the order is locked. */
export type ReviewSubjects = {
  /** The latest version of a round, if it was handed in and not yet decided. */
  submitted(kind: ReviewSubjectKind, orderId: string, runNo: number): Promise<ReviewSubject | undefined>;
  settle(subject: ReviewSubject, orderId: string, runNo: number, as: 'approved' | 'sent_back' | 'referred'): Promise<void>;
};

export type ReviewDecision = 'approved' | 'sentBack';

/** One review of one version at one level. */
export type Review = {
  orderId: string;
  runNo: number;
  subject: ReviewSubjectKind;
  version: number;
  level: HandlingLevel;
  unitId: string;
  reviewerId: string;
  decision: ReviewDecision;
  opinion: string;
  reviewedAt: Date;
};

/** Reviews in one transaction. */
export type Reviews = {
  add(review: Review): Promise<void>;
  /** Who approved this version, and at which level. */
  approvals(subject: ReviewSubject, orderId: string, runNo: number): Promise<{ reviewerId: string; level: HandlingLevel }[]>;
};

/** A level of the chain with the unit that reviews there. */
export type PlannedReview = { level: HandlingLevel; unitId: string };

/** The reviews planned for a version, lowest level first; an empty plan means that nobody reviews. */
export type ReviewPlans = {
  save(subject: ReviewSubject, orderId: string, runNo: number, plan: readonly PlannedReview[], at: Date): Promise<void>;
  find(subject: ReviewSubject, orderId: string, runNo: number): Promise<PlannedReview[] | undefined>;
};
