import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { User } from '../../domain/user/user.ts';
import {
  answerBody, declarationStepBody, delegationBody, emptyBody, feedbackBody, genericReviewBody, informingAttemptBody, initialReviewBody, investigationDraftBody,
  investigationReportBody, linkingBody, reasonBody, referralBody, reviewBody, roundRulingBody, wordingBody,
} from '../contract/workbench/handling.ts'; // prettier-ignore
import { nationalConfirmationBody, refusalBody } from '../contract/workbench/petitions.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

type Act<Input> = (input: { user: User; workItemId: string } & Input) => Promise<unknown>;

/** The use cases behind these routes, with their ports already given. */
export type HandlingServices = {
  acceptInitialReview: Act<z.output<typeof initialReviewBody>>;
  askSupplement: Act<z.output<typeof reasonBody>>;
  linkOrder: Act<z.output<typeof linkingBody>>;
  delegateOrder: Act<z.output<typeof delegationBody>>;
  handleHere: Act<object>;
  handBackOrder: Act<z.output<typeof reasonBody>>;
  referCase: Act<{ referral: z.output<typeof referralBody> }>;
  recordInvestigation: Act<{ draft: z.output<typeof investigationDraftBody> }>;
  submitReport: Act<{ report: z.output<typeof investigationReportBody> }>;
  reviewReport: Act<z.output<typeof reviewBody>>;
  ruleOnRounds: Act<z.output<typeof roundRulingBody>>;
  recordAnswer: Act<z.output<typeof answerBody>>;
  submitAnswer: Act<z.output<typeof answerBody>>;
  recordStep: Act<{ step: z.output<typeof declarationStepBody> }>;
  recordAttempt: Act<{ attempt: z.output<typeof informingAttemptBody> }>;
  confirmInformed: Act<object>;
  confirmResult: Act<z.output<typeof nationalConfirmationBody>>;
  declineOrder: Act<{ refusal: z.output<typeof refusalBody> }>;
  submitGenericReview: Act<z.output<typeof genericReviewBody>>;
  approveFeedback: Act<z.output<typeof feedbackBody>>;
  correctWording: Act<z.output<typeof wordingBody>>;
  returnFeedback: Act<z.output<typeof reasonBody>>;
};

/**
 * What advances or completes a work item (P3.1–P3.6), one route per use case below `/work-items/{workItemId}`:
 * 200 with what it returns, 204 where it returns nothing.
 */
export function handlingRoutes(services: HandlingServices): Router {
  const router = Router();
  const at = (path: string) => `/work-items/:workItemId/${path}`;
  const act =
    <S extends z.ZodType>(schema: S, run: (ids: { user: User; workItemId: string }, body: z.output<S>) => Promise<unknown>) =>
    async (request: Request, response: Response) => {
      const ids = { user: userOf(response), workItemId: readId(request.params['workItemId']) };
      const result = await run(ids, readInput(schema, request.body));
      if (result === undefined) response.status(204).end();
      else response.json(result);
    };

  router.post(at('initial-review'), act(initialReviewBody, (ids, body) => services.acceptInitialReview({ ...ids, ...body })));
  router.post(at('supplement-request'), act(reasonBody, (ids, body) => services.askSupplement({ ...ids, ...body })));
  router.post(at('linking'), act(linkingBody, (ids, body) => services.linkOrder({ ...ids, ...body })));
  router.post(at('delegation'), act(delegationBody, (ids, body) => services.delegateOrder({ ...ids, ...body })));
  router.post(at('handling'), act(emptyBody, (ids) => services.handleHere(ids)));
  router.post(at('hand-back'), act(reasonBody, (ids, body) => services.handBackOrder({ ...ids, ...body })));
  router.post(at('referral'), act(referralBody, (ids, referral) => services.referCase({ ...ids, referral })));
  router.put(at('investigation'), act(investigationDraftBody, (ids, draft) => services.recordInvestigation({ ...ids, draft })));
  router.post(at('investigation'), act(investigationReportBody, (ids, report) => services.submitReport({ ...ids, report })));
  router.post(at('review'), act(reviewBody, (ids, body) => services.reviewReport({ ...ids, ...body })));
  router.post(at('round-ruling'), act(roundRulingBody, (ids, body) => services.ruleOnRounds({ ...ids, ...body })));
  router.put(at('answer'), act(answerBody, (ids, body) => services.recordAnswer({ ...ids, ...body })));
  router.post(at('answer'), act(answerBody, (ids, body) => services.submitAnswer({ ...ids, ...body })));
  router.post(at('declaration-step'), act(declarationStepBody, (ids, step) => services.recordStep({ ...ids, step })));
  router.post(at('informing-attempts'), act(informingAttemptBody, (ids, attempt) => services.recordAttempt({ ...ids, attempt })));
  router.post(at('informing'), act(emptyBody, (ids) => services.confirmInformed(ids)));
  router.post(at('national-confirmation'), act(nationalConfirmationBody, (ids, body) => services.confirmResult({ ...ids, ...body })));
  router.post(at('refusal'), act(refusalBody, (ids, refusal) => services.declineOrder({ ...ids, refusal })));
  router.post(at('generic-review'), act(genericReviewBody, (ids, body) => services.submitGenericReview({ ...ids, ...body })));
  router.post(at('feedback'), act(feedbackBody, (ids, body) => services.approveFeedback({ ...ids, ...body })));
  router.post(at('feedback-wording'), act(wordingBody, (ids, body) => services.correctWording({ ...ids, ...body })));
  router.post(at('feedback-return'), act(reasonBody, (ids, body) => services.returnFeedback({ ...ids, ...body })));
  return router;
}
