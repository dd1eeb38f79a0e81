import { z } from 'zod';
import { limitRow } from '../../domain/calendar/schema.ts';
import type { JobType } from '../generated/index.ts';
import { commandId, dueId, handlingLevel, linkId, orderId, orderReference, orderType, provinceCode, regionLevel, requestId, requestKind, runNo, source, supervisionId, supplementRequestId, unitId } from './values.ts'; // prettier-ignore

const run = { orderId, runNo };
const noVariables = z.strictObject({});
const instant = z.iso.datetime().nullable();
const gateFacts = { contacted: z.boolean(), hasFinding: z.boolean(), amountMissing: z.boolean(), personalDataFound: z.boolean(), attachmentsReadable: z.boolean() };

const request = { ...run, requestId, requestKind };

/** The service tasks' contract: what a worker may read, and what it completes with. */
export const jobContracts = {
  /** P1.3: registers the instance as the run's only one. */
  'order.validateOrder': {
    reads: z.object({ commandId, ...orderReference }),
    writes: z.strictObject({ validation: z.enum(['valid', 'duplicateStart', 'ended']) }),
  },
  /** P1.5, P8.1: what 初审 is decided by; sends the acceptance by setting. */
  'order.registerOrder': {
    reads: z.object(run),
    writes: z.strictObject({
      provinceCode,
      regionLevel,
      withinProvince: z.boolean(),
      reviewFlags: z.array(z.string().max(64)),
      serviceType: z.string().nullable(),
      startedOn: z.iso.date(),
    }),
  },
  /** P2.4: passes 初审 by rule. */
  'review.passInitialReview': { reads: z.object(run), writes: noVariables },
  /** P3.4: who reviews at which level; a level without an eligible reviewer is moved up, its boolean is then false. */
  'review.planReview': {
    reads: z.object({ ...run, handlingUnit: unitId, handlingLevel, reviewChain: z.array(handlingLevel) }),
    writes: z.strictObject({
      reviewCounty: z.boolean(),
      reviewCity: z.boolean(),
      reviewProvince: z.boolean(),
      countyReviewUnit: unitId.nullable(),
      cityReviewUnit: unitId.nullable(),
      provinceReviewUnit: unitId.nullable(),
    }),
  },
  /** P3.2: the recall is effective; `returnTo` is the level of the unit that recalled. */
  'handling.recordRecall': { reads: z.object({ commandId, ...run }), writes: z.strictObject({ returnTo: z.enum(['province', 'city']) }) },
  /** P3.1, P8.1: completes when 12345 has acknowledged the 补正 request. */
  'supplement.sendRequest': { reads: z.object({ ...run, supplementRequestId }), writes: noVariables },
  /** P3.1: the reply has reached the engine. */
  'supplement.recordReply': { reads: z.object({ commandId, ...run }), writes: noVariables },
  /** P3.1: what a fired timer of a 补正 request comes to, and when to look again. */
  'supplement.checkReply': {
    reads: z.object({ ...run, supplementRequestId }),
    writes: z.strictObject({ supplementState: z.enum(['waiting', 'answered', 'timedOut']), nextCheckAt: z.iso.datetime().nullable() }),
  },
  /** P1.7: what became of a 并单: the main order's result is taken, or the order goes back to 初审. */
  'linking.recordSettlement': { reads: z.object({ commandId, ...run, linkId }), writes: z.strictObject({ linkOutcome: z.enum(['resultTaken', 'returned']) }) },
  /** P3.6: the yes and no that the quality gate decides by. */
  'feedback.assessResult': { reads: z.object(run), writes: z.strictObject(gateFacts) },
  /** P3.6: keeps what the quality gate found; one row that blocks is enough. */
  'feedback.recordCheck': {
    reads: z.object({ ...run, provinceCode, orderType, ...gateFacts, gateResults: z.array(z.strictObject({ finding: z.string(), effect: z.enum(['block', 'warn']) })).nullable() }),
    writes: z.strictObject({ gateState: z.enum(['passed', 'blocked']) }),
  },
  /** P3.6, P8.1: completes when 12345 has acknowledged the result. */
  'feedback.sendResult': { reads: z.object(run), writes: noVariables },
  /** P6.2: 坐席登记; what the agent made of the call, the instance being the run's only one. */
  'call.registerCall': {
    reads: z.object({ commandId, ...orderReference }),
    writes: z.strictObject({ callOutcome: z.enum(['submitted', 'answered', 'outOfScope', 'duplicateStart', 'ended']) }),
  },
  /** P6.2: queues a copy of the result by setting; nothing waits for its receipt. */
  'feedback.sendCopy': { reads: z.object(run), writes: noVariables },
  /** P5.3: keeps 12345's due, from the date it gave or from the limit that 判定办理时限 gave. */
  'due.computeOrderDue': {
    reads: z.object({ ...run, provinceCode, source, orderType, serviceType: z.string().nullable(), startedOn: z.iso.date(), timeLimit: limitRow }),
    writes: noVariables,
  },
  /** P5.4: what a due's clock waits for next, as instants. */
  'due.armClock': {
    reads: z.object({ commandId, ...run, dueId }),
    writes: z.strictObject({ clockState: z.enum(['armed', 'stopped']), yellowAt: instant, redAt: instant, escalateAt: instant }),
  },
  /** P5.3: the due's end has reached its clock. */
  'due.confirmClosed': { reads: z.object({ commandId, ...run, dueId }), writes: noVariables },
  /** P5.4: one card; throws the BPMN error `due-changed` where the database says otherwise than the timer. */
  'due.fireCard': { reads: z.object({ ...run, dueId, card: z.enum(['yellow', 'red', 'escalation']), armedAt: z.iso.datetime() }), writes: noVariables },
  /** P5.4: whether the 督办单 is still open when its instance begins. */
  'supervision.registerSupervision': { reads: z.object({ commandId, supervisionId }), writes: z.strictObject({ supervisionState: z.enum(['open', 'closed']) }) },
  /** P5.4: the end of a 督办单 has reached the engine. */
  'supervision.confirmClosed': { reads: z.object({ commandId, supervisionId }), writes: noVariables },
  /** P3.6, P4.1: the end has reached the engine. */
  'order.confirmEnd': { reads: z.object({ commandId, ...run, reason: z.string() }), writes: noVariables },
  /** P4.1, P4.2: registers the instance as the request's only one; `over` where the request was overtaken. */
  'negotiation.registerRequest': {
    reads: z.object({ commandId, ...request }),
    writes: z.strictObject({ registration: z.enum(['valid', 'over']) }),
  },
  /** Tables 8 and 9: completes when 12345 has acknowledged the request. */
  'negotiation.sendRequest': { reads: z.object(request), writes: noVariables },
  /** P4.1: the instant at which a missing decision is reminded. */
  'negotiation.planReminder': { reads: z.object(request), writes: z.strictObject({ remindAt: z.iso.datetime() }) },
  /** P4.1: records and tells that the decision is still out; the next instant. */
  'negotiation.remindDecision': { reads: z.object(request), writes: z.strictObject({ remindAt: z.iso.datetime() }) },
  /** Tables 4 and 5: what was decided. */
  'negotiation.applyDecision': { reads: z.object({ commandId, ...request }), writes: z.strictObject({ decision: z.enum(['agreed', 'refused']) }) },
  /** P4.3: the end of the request has reached the engine. */
  'negotiation.confirmVoid': { reads: z.object({ commandId, ...request }), writes: noVariables },
  /** P9.3: an outcome outside the agreed values; never completes, always becomes an incident. Header `outcomeVariable` names it. */
  'process.reportUnexpectedOutcome': { reads: z.object({ orderId, unexpectedOutcome: z.unknown() }), writes: noVariables },
} as const satisfies Record<JobType, { reads: z.ZodObject; writes: z.ZodObject }>;

/** Variables a worker of this job type reads. */
export type JobReads<J extends JobType> = z.output<(typeof jobContracts)[J]['reads']>;
/** Variables a worker of this job type completes with. */
export type JobWrites<J extends JobType> = z.output<(typeof jobContracts)[J]['writes']>;
