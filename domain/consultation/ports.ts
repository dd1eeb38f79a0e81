import type { ReportState } from '../investigation/ports.ts';

/** One version of an answer. */
export type StoredAnswer = { id: string; version: number; unitId: string; answeredBy: string; answeredAt: Date; state: ReportState; answer: string };

/** Answers in one transaction; the order is locked. */
export type Answers = {
  /** The versions of a round, oldest first. */
  ofRun(orderId: string, runNo: number): Promise<StoredAnswer[]>;
  /** Writes a draft as a new version, or over the draft `replaces`. */
  write(
    answer: { orderId: string; runNo: number; version: number; unitId: string; answeredBy: string; answeredAt: Date; answer: string; state: 'draft' | 'submitted' },
    replaces: string | undefined,
  ): Promise<void>;
};
