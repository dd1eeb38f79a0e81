import type { InvestigationDraft } from './schema.ts';

/** `draft` only its unit writes on, `submitted` is under review, then `sent_back`, `approved` or, of category 8, `referred`. */
export type ReportState = 'draft' | 'submitted' | 'sent_back' | 'approved' | 'referred';

/** One version of a report. */
export type StoredReport = {
  id: string;
  version: number;
  unitId: string;
  investigatorId: string;
  state: ReportState;
  submittedAt: Date | null;
  /** Complete once submitted. Times are ISO texts. */
  content: InvestigationDraft;
};

/** Who writes on which round of an order. */
export type ReportAuthor = { orderId: string; runNo: number; unitId: string; investigatorId: string };

/** Investigation reports in one transaction; the order is locked. */
export type Reports = {
  /** The versions of a round, oldest first. */
  ofRun(orderId: string, runNo: number): Promise<StoredReport[]>;
  add(author: ReportAuthor, version: number, content: InvestigationDraft): Promise<string>;
  rewrite(reportId: string, author: ReportAuthor, content: InvestigationDraft): Promise<void>;
  submit(reportId: string, at: Date): Promise<void>;
};
