import { randomUUID } from 'node:crypto';
import { recordAnswer } from '../domain/consultation/record-answer.ts';
import { submitAnswer } from '../domain/consultation/submit-answer.ts';
import { recordStep } from '../domain/declaration/record-step.ts';
import { approveFeedback } from '../domain/feedback/approve-feedback.ts';
import { submitGenericReview } from '../domain/generic-review/submit-generic-review.ts';
import { correctWording } from '../domain/feedback/correct-wording.ts';
import { returnFeedback } from '../domain/feedback/return-feedback.ts';
import { acceptInitialReview } from '../domain/handling/accept-initial-review.ts';
import { delegateOrder } from '../domain/handling/delegate-order.ts';
import { handBackOrder } from '../domain/handling/hand-back-order.ts';
import { handleHere } from '../domain/handling/handle-here.ts';
import { confirmInformed } from '../domain/informing/confirm-informed.ts';
import { recordAttempt } from '../domain/informing/record-attempt.ts';
import { recordInvestigation } from '../domain/investigation/record-investigation.ts';
import { submitReport } from '../domain/investigation/submit-report.ts';
import { linkOrder } from '../domain/linking/link-order.ts';
import { confirmResult } from '../domain/petition/confirm-result.ts';
import { declineOrder } from '../domain/petition/decline-order.ts';
import { referCase } from '../domain/referral/refer-case.ts';
import { reviewReport } from '../domain/report-review/review-report.ts';
import { ruleOnRounds } from '../domain/report-review/rule-on-rounds.ts';
import { askSupplement } from '../domain/supplement/ask-supplement.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import type { HandlingServices } from './workbench/handling-routes.ts';

/** The use cases that advance or complete work items, over one set of ports. */
export function composeHandling(deps: Pick<Adapters, 'inTransaction' | 'clock'>): HandlingServices {
  return {
    acceptInitialReview: (input) => acceptInitialReview(deps, input),
    askSupplement: (input) => askSupplement({ ...deps, newId: randomUUID }, input),
    linkOrder: (input) => linkOrder({ ...deps, newId: randomUUID }, input),
    delegateOrder: (input) => delegateOrder(deps, input),
    handleHere: (input) => handleHere(deps, input),
    handBackOrder: (input) => handBackOrder(deps, input),
    referCase: (input) => referCase(deps, input),
    recordInvestigation: (input) => recordInvestigation(deps, input),
    submitReport: (input) => submitReport(deps, input),
    reviewReport: (input) => reviewReport(deps, input),
    ruleOnRounds: (input) => ruleOnRounds(deps, input),
    recordAnswer: (input) => recordAnswer(deps, input),
    submitAnswer: (input) => submitAnswer(deps, input),
    recordStep: (input) => recordStep(deps, input),
    recordAttempt: (input) => recordAttempt(deps, input),
    confirmInformed: (input) => confirmInformed(deps, input),
    confirmResult: (input) => confirmResult(deps, input),
    declineOrder: (input) => declineOrder(deps, input),
    submitGenericReview: (input) => submitGenericReview(deps, input),
    approveFeedback: (input) => approveFeedback(deps, input),
    correctWording: (input) => correctWording(deps, input),
    returnFeedback: (input) => returnFeedback(deps, input),
  };
}
