/** Generated from the models and decision tables of `processes/` by `npm run gen:processes`; do not edit. */
import { callTransfer } from './call-transfer.gen.ts';
import { consultationAnswer } from './consultation-answer.gen.ts';
import { deadline } from './deadline.gen.ts';
import { declarationCheck } from './declaration-check.gen.ts';
import { extension } from './extension.gen.ts';
import { feedbackGate } from './feedback-gate.gen.ts';
import { investigationReview } from './investigation-review.gen.ts';
import { linking } from './linking.gen.ts';
import { orderHandling } from './order-handling.gen.ts';
import { petition } from './petition.gen.ts';
import { supervision } from './supervision.gen.ts';
import { supplement } from './supplement.gen.ts';
import { withdrawal } from './withdrawal.gen.ts';
import { workOrderTransfer } from './work-order-transfer.gen.ts';

/** Every process by its id. */
export const processes = { callTransfer, consultationAnswer, deadline, declarationCheck, extension, feedbackGate, investigationReview, linking, orderHandling, petition, supervision, supplement, withdrawal, workOrderTransfer } as const;
export type ProcessId = keyof typeof processes;

/** Files of one deployment, which is always one request. */
export const resources = ['call-transfer.bpmn', 'consultation-answer.bpmn', 'deadline.bpmn', 'declaration-check.bpmn', 'extension.bpmn', 'feedback-gate.bpmn', 'initial-review.dmn', 'investigation-review.bpmn', 'level-budgets.dmn', 'linking.bpmn', 'order-handling.bpmn', 'petition.bpmn', 'quality-gate.dmn', 'review-chain.dmn', 'supervision.bpmn', 'supplement.bpmn', 'time-limits.dmn', 'withdrawal.bpmn', 'work-order-transfer.bpmn'] as const;

/** Job types that need a worker, without that of human tasks. */
export const jobTypes = ['call.registerCall', 'due.armClock', 'due.computeOrderDue', 'due.confirmClosed', 'due.fireCard', 'feedback.assessResult', 'feedback.recordCheck', 'feedback.sendCopy', 'feedback.sendResult', 'handling.recordRecall', 'linking.recordSettlement', 'negotiation.applyDecision', 'negotiation.confirmVoid', 'negotiation.planReminder', 'negotiation.registerRequest', 'negotiation.remindDecision', 'negotiation.sendRequest', 'order.confirmEnd', 'order.registerOrder', 'order.validateOrder', 'process.reportUnexpectedOutcome', 'review.passInitialReview', 'review.planReview', 'supervision.confirmClosed', 'supervision.registerSupervision', 'supplement.checkReply', 'supplement.recordReply', 'supplement.sendRequest'] as const;
export type JobType = (typeof jobTypes)[number];

/** The one job type of all human tasks on this engine line. */
export const userTaskJobType = 'io.camunda.zeebe:userTask';

/** Form keys of the human tasks; each is a kind of work item. */
export const formKeys = ['answer-review', 'city-intake', 'consultation-answer', 'county-intake', 'declaration-acceptance', 'determination', 'extension-decision', 'extension-endorsement', 'extension-sending', 'feedback', 'feedback-rework', 'household-check', 'informing', 'initial-review', 'investigation', 'national-confirmation', 'province-intake', 'province-review', 'public-notice', 'report-review', 'round-ruling', 'supervision-acceptance', 'supervision-reply', 'withdrawal-decision', 'withdrawal-endorsement', 'withdrawal-sending'] as const;
export type FormKey = (typeof formKeys)[number];

/** Messages that the models start by or wait for. */
export const messageNames = ['call.recorded', 'due.changed', 'due.closed', 'due.set', 'extension.decided', 'extension.requested', 'handling.recalled', 'linking.settled', 'order.accepted', 'order.ended', 'petition.registered', 'request.voided', 'supervision.closed', 'supervision.issued', 'supplement.received', 'withdrawal.decided', 'withdrawal.requested'] as const;
export type MessageName = (typeof messageNames)[number];

/** Decisions by id: their Chinese name, file, the variables they read and the values they give. */
export const decisions = {
  initialReview: { name: '初审方式', file: 'initial-review.dmn', inputs: ['docking', 'orderType', 'provinceCode', 'regionLevel', 'runNo', 'withinProvince'], outputs: ['initialReviewMode'] },
  levelBudgets: { name: '层级时限', file: 'level-budgets.dmn', inputs: ['level', 'orderType', 'provinceCode', 'source', 'startedOn', 'step'], outputs: ['amount', 'clause', 'startRule', 'unit', 'validFrom', 'validTo'] },
  qualityGate: { name: '反馈质检', file: 'quality-gate.dmn', inputs: ['amountMissing', 'attachmentsReadable', 'contacted', 'hasFinding', 'orderType', 'personalDataFound', 'provinceCode'], outputs: ['effect', 'finding'] },
  reviewChain: { name: '审核链', file: 'review-chain.dmn', inputs: ['handlingLevel', 'orderType', 'provinceCode', 'source'], outputs: ['reviewChain'] },
  timeLimits: { name: '办理时限', file: 'time-limits.dmn', inputs: ['orderType', 'provinceCode', 'serviceType', 'source', 'startedOn', 'step'], outputs: ['amount', 'clause', 'startRule', 'unit', 'validFrom', 'validTo'] },
} as const;
export type DecisionId = keyof typeof decisions;
