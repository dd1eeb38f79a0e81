import { createRegisterCallWorker } from './call/register-call.ts';
import { createSendCopyWorker } from './feedback/send-copy.ts';
import { createArmClockWorker } from './due/arm-clock.ts';
import { createComputeOrderDueWorker } from './due/compute-order-due.ts';
import { createConfirmClosedWorker } from './due/confirm-closed.ts';
import { createFireCardWorker } from './due/fire-card.ts';
import { createAssessResultWorker } from './feedback/assess-result.ts';
import { createRecordCheckWorker } from './feedback/record-check.ts';
import { createSendResultWorker } from './feedback/send-result.ts';
import { createRecordRecallWorker } from './handling/record-recall.ts';
import { createRecordSettlementWorker } from './linking/record-settlement.ts';
import { createProjectWorkItemWorker } from './human-task/project-work-item.ts';
import { createApplyDecisionWorker } from './negotiation/apply-decision.ts';
import { createConfirmVoidWorker } from './negotiation/confirm-void.ts';
import { createPlanReminderWorker } from './negotiation/plan-reminder.ts';
import { createRegisterRequestWorker } from './negotiation/register-request.ts';
import { createRemindDecisionWorker } from './negotiation/remind-decision.ts';
import { createSendRequestWorker } from './negotiation/send-request.ts';
import { createConfirmEndWorker } from './order/confirm-end.ts';
import { createRegisterOrderWorker } from './order/register-order.ts';
import { createValidateOrderWorker } from './order/validate-order.ts';
import { createReportUnexpectedOutcomeWorker } from './process/report-unexpected-outcome.ts';
import { createPassInitialReviewWorker } from './review/pass-initial-review.ts';
import { createPlanReviewWorker } from './review/plan-review.ts';
import { createConfirmSupervisionClosedWorker } from './supervision/confirm-closed.ts';
import { createRegisterSupervisionWorker } from './supervision/register-supervision.ts';
import { createCheckReplyWorker } from './supplement/check-reply.ts';
import { createRecordReplyWorker } from './supplement/record-reply.ts';
import { createSendSupplementRequestWorker } from './supplement/send-request.ts';
import type { JobWorker } from './runtime/define-worker.ts';

/** What the workers together ask of the composition. */
export type WorkerPorts = Parameters<typeof createValidateOrderWorker>[0] &
  Parameters<typeof createRegisterOrderWorker>[0] &
  Parameters<typeof createConfirmEndWorker>[0] &
  Parameters<typeof createPassInitialReviewWorker>[0] &
  Parameters<typeof createRecordRecallWorker>[0] &
  Parameters<typeof createPlanReviewWorker>[0] &
  Parameters<typeof createSendSupplementRequestWorker>[0] &
  Parameters<typeof createRecordReplyWorker>[0] &
  Parameters<typeof createCheckReplyWorker>[0] &
  Parameters<typeof createRecordSettlementWorker>[0] &
  Parameters<typeof createAssessResultWorker>[0] &
  Parameters<typeof createRecordCheckWorker>[0] &
  Parameters<typeof createSendResultWorker>[0] &
  Parameters<typeof createSendCopyWorker>[0] &
  Parameters<typeof createRegisterCallWorker>[0] &
  Parameters<typeof createComputeOrderDueWorker>[0] &
  Parameters<typeof createArmClockWorker>[0] &
  Parameters<typeof createConfirmClosedWorker>[0] &
  Parameters<typeof createFireCardWorker>[0] &
  Parameters<typeof createRegisterRequestWorker>[0] &
  Parameters<typeof createSendRequestWorker>[0] &
  Parameters<typeof createPlanReminderWorker>[0] &
  Parameters<typeof createRemindDecisionWorker>[0] &
  Parameters<typeof createApplyDecisionWorker>[0] &
  Parameters<typeof createConfirmVoidWorker>[0] &
  Parameters<typeof createRegisterSupervisionWorker>[0] &
  Parameters<typeof createConfirmSupervisionClosedWorker>[0] &
  Parameters<typeof createProjectWorkItemWorker>[0];

/** Every worker of the product; a guard test holds the list against the job types of `processes/`, both ways. */
export function createWorkers(ports: WorkerPorts): JobWorker[] {
  return [
    createValidateOrderWorker(ports),
    createRegisterOrderWorker(ports),
    createConfirmEndWorker(ports),
    createPassInitialReviewWorker(ports),
    createRecordRecallWorker(ports),
    createPlanReviewWorker(ports),
    createSendSupplementRequestWorker(ports),
    createRecordReplyWorker(ports),
    createCheckReplyWorker(ports),
    createRecordSettlementWorker(ports),
    createAssessResultWorker(ports),
    createRecordCheckWorker(ports),
    createSendResultWorker(ports),
    createSendCopyWorker(ports),
    createRegisterCallWorker(ports),
    createComputeOrderDueWorker(ports),
    createArmClockWorker(ports),
    createConfirmClosedWorker(ports),
    createFireCardWorker(ports),
    createRegisterRequestWorker(ports),
    createSendRequestWorker(ports),
    createPlanReminderWorker(ports),
    createRemindDecisionWorker(ports),
    createApplyDecisionWorker(ports),
    createConfirmVoidWorker(ports),
    createRegisterSupervisionWorker(ports),
    createConfirmSupervisionClosedWorker(ports),
    createProjectWorkItemWorker(ports),
    createReportUnexpectedOutcomeWorker(),
  ];
}
