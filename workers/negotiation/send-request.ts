import type { z } from 'zod';
import type { SendingState } from '../../domain/feedback/send-result.ts';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { sendRequest, type SendRequestRepositories } from '../../domain/negotiation/send-request.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave, wait, type JobExit } from '../runtime/exits.ts';
import type { JobContext } from '../runtime/job-context.ts';
import { requestVariables } from './negotiation-variables.ts';

/** A time-out brings the job back, which only looks after the delivery again. */
const waitMs = 3_600_000;

const exitOf = (state: SendingState): JobExit =>
  state === 'underWay' ? wait(waitMs) : state === 'acknowledged' ? complete() : leave();

/** 发往12345 (tables 8 and 9): queues the request and waits; the receipt completes the job, a retry queues a dead one again. */
export function createSendRequestWorker(ports: { inTransaction: InTransaction<SendRequestRepositories & WithEffects> }) {
  type Ids = z.output<typeof requestVariables>;
  const inputOf = ({ requestKind: kind, orderId, requestId }: Ids, { engineId, jobKey }: JobContext) => ({ kind, orderId, requestId, waiting: { engineId, jobKey } });
  return defineWorker({
    type: 'negotiation.sendRequest',
    input: requestVariables,
    run: (ids, job) => job.once(ports.inTransaction, (inTransaction) => sendRequest({ inTransaction }, inputOf(ids, job)), exitOf),
    redelivered: async (ids, job) => exitOf(await sendRequest(ports, inputOf(ids, job))),
  });
}
