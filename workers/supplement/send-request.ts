import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { sendRequest, type RequestState, type SendRequestRepositories } from '../../domain/supplement/send-request.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave, wait, type JobExit } from '../runtime/exits.ts';
import type { JobContext } from '../runtime/job-context.ts';
import { supplementVariables } from './supplement-variables.ts';

/** A time-out brings the job back, which only looks after the delivery again. */
const waitMs = 3_600_000;

const exitOf = (state: RequestState): JobExit => (state === 'underWay' ? wait(waitMs) : state === 'settled' ? complete() : leave());

/** 请求12345补正 (P3.1): queues the request and waits; the receipt completes the job, a retry queues a dead one again. */
export function createSendSupplementRequestWorker(ports: { inTransaction: InTransaction<SendRequestRepositories & WithEffects> }) {
  type Input = { orderId: string; supplementRequestId: string };
  const inputOf = ({ orderId, supplementRequestId }: Input, { engineId, jobKey }: JobContext) => ({ orderId, supplementRequestId, waiting: { engineId, jobKey } });
  return defineWorker({
    type: 'supplement.sendRequest',
    input: supplementVariables,
    run: (variables, job) => job.once(ports.inTransaction, (inTransaction) => sendRequest({ inTransaction }, inputOf(variables, job)), exitOf),
    redelivered: async (variables, job) => exitOf(await sendRequest(ports, inputOf(variables, job))),
  });
}
