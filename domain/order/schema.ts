import { complaintSubmission, type ComplaintSubmission } from './complaint.ts';
import { consultationSubmission, type ConsultationSubmission } from './consultation.ts';
import { declarationSubmission, type DeclarationSubmission } from './declaration.ts';

export { complaintSubmission, consultationSubmission, declarationSubmission };
export type { ComplaintSubmission, ConsultationSubmission, DeclarationSubmission };
export { regionReference } from './region-reference.ts';

/** The form of each type of order, tables 1 to 3 of the scheme (P1.1). */
export const submissionSchemas = {
  complaint: complaintSubmission,
  consultation: consultationSubmission,
  declaration: declarationSubmission,
};

/** What is submitted, by type of order. */
export type SubmissionByType = {
  complaint: ComplaintSubmission;
  consultation: ConsultationSubmission;
  declaration: DeclarationSubmission;
};
