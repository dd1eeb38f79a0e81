import { z } from 'zod';
import type { ErrorCode } from '../../../domain/shared/schema.ts';
import { nationalConfirmationBody, refusalBody } from './petitions.ts';
import type { Operation } from '../operation.ts';
import {
  answerBody, declarationStepBody, delegationBody, emptyBody, feedbackBody, genericReviewBody, informingAttemptBody, initialReviewBody, investigationDraftBody,
  investigationReportBody, linkingBody, reasonBody, referralBody, reviewBody, roundRulingBody, wordingBody,
} from './handling.ts'; // prettier-ignore

const pathParameters = z.object({ workItemId: z.uuid() });
const done = { 204: { description: '已完成' } } as const;
const versioned = { 200: { description: '版本', body: z.strictObject({ version: z.int().min(1) }) } } as const;
const always: readonly ErrorCode[] = [
  'not-found', 'right-required', 'validation-failed', 'order-ended', 'work-item-closed', 'work-item-claimed', 'work-item-not-claimed',
  'work-item-kind-mismatch', 'order-state-conflict',
]; // prettier-ignore

type HandlingOperation = Omit<Operation, 'security' | 'tag'>;

function act(
  operationId: string,
  path: string,
  summary: string,
  body: z.ZodType,
  more: { method?: 'put'; responses?: Operation['responses']; problems?: readonly ErrorCode[] } = {},
): HandlingOperation {
  return {
    operationId,
    method: more.method ?? 'post',
    path: `/work-items/{workItemId}/${path}`,
    summary,
    pathParameters,
    body,
    responses: more.responses ?? done,
    problems: [...always, ...(more.problems ?? [])],
  };
}

/** What advances or completes a work item (P3.1–P3.6). */
export const handlingOperations: readonly HandlingOperation[] = [
  act('acceptInitialReview', 'initial-review', '初审通过', initialReviewBody, { problems: ['region-unknown'] }),
  act('askSupplement', 'supplement-request', '请12345补正', reasonBody, { problems: ['not-from-platform'] }),
  act('linkOrder', 'linking', '并单：随主办工单办理', linkingBody, { problems: ['not-from-platform', 'main-order-refused', 'order-has-followers'] }),
  act('delegateOrder', 'delegation', '转办', delegationBody, { problems: ['unit-not-below', 'unit-barred', 'hand-back-limit-reached', 'case-held-at-province'] }),
  act('handleHere', 'handling', '自行办理', emptyBody),
  act('handBackOrder', 'hand-back', '退回上级', reasonBody, { problems: ['report-submitted'] }),
  act('referCase', 'referral', '移送纪检监察（省级办理的贪污腐败类投诉举报）', referralBody, {
    problems: ['not-referable', 'own-report', 'already-approved-elsewhere'],
  }),
  act('recordInvestigation', 'investigation', '保存调查核实草稿', investigationDraftBody, { method: 'put', responses: versioned }),
  act('submitReport', 'investigation', '提交调查报告', investigationReportBody, { responses: versioned, problems: ['attachment-not-ready'] }),
  act('reviewReport', 'review', '审核', reviewBody, { problems: ['own-report', 'already-approved-elsewhere'] }),
  act('ruleOnRounds', 'round-ruling', '督办裁定', roundRulingBody),
  act('recordAnswer', 'answer', '保存答复草稿', answerBody, { method: 'put', responses: versioned }),
  act('submitAnswer', 'answer', '提交答复', answerBody, { responses: versioned }),
  act('recordStep', 'declaration-step', '登记自主申报办理步骤', declarationStepBody),
  act('recordAttempt', 'informing-attempts', '登记告知', informingAttemptBody),
  act('confirmInformed', 'informing', '确认已告知', emptyBody, {
    responses: { 200: { description: '是否告知到', body: z.strictObject({ reached: z.boolean() }) } },
    problems: ['informing-incomplete'],
  }),
  act('confirmResult', 'national-confirmation', '国家局确认或退回办理结果', nationalConfirmationBody),
  act('declineOrder', 'refusal', '不予受理或转送（来电、信访与国家局转办工单）', refusalBody),
  act('submitGenericReview', 'generic-review', '通用审核', genericReviewBody),
  act('approveFeedback', 'feedback', '反馈审定', feedbackBody, { problems: ['feedback-blocked'] }),
  act('correctWording', 'feedback-wording', '修改对外表述，重新质检', wordingBody),
  act('returnFeedback', 'feedback-return', '退回办理', reasonBody),
];
