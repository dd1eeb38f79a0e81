import { z } from 'zod';
import { sendResult, type SendingState, type SendResultRepositories } from '../../domain/feedback/send-result.ts';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave, wait, type JobExit } from '../runtime/exits.ts';
import type { JobContext } from '../runtime/job-context.ts';

/** A time-out brings the job back, which only looks after the delivery again. */
const waitMs = 3_600_000;

const exitOf = (state: SendingState): JobExit =>
  state === 'underWay' ? wait(waitMs) : state === 'acknowledged' ? complete() : leave();

/** 结果回传12345 (P3.6): queues the result and waits; the receipt completes the job, a retry queues a dead one again. */
export function createSendResultWorker(ports: { inTransaction: InTransaction<SendResultRepositories & WithEffects> }) {
  const inputOf = (orderId: string, { engineId, jobKey }: JobContext) => ({ orderId, waiting: { engineId, jobKey } });
  return defineWorker({
    type: 'feedback.sendResult',
    input: z.object({ orderId: z.uuid() }),
    run: ({ orderId }, job) =>
      job.once(ports.inTransaction, (inTransaction) => sendResult({ inTransaction }, inputOf(orderId, job)), exitOf),
    redelivered: async ({ orderId }, job) => exitOf(await sendResult(ports, inputOf(orderId, job))),
  });
}
