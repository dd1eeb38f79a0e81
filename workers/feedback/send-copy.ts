import { z } from 'zod';
import { sendCopy, type SendCopyRepositories } from '../../domain/feedback/send-copy.ts';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { orderRunVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';

/** 抄送12345: a copy of the result by the province's setting; completes without waiting for a receipt (P6.2). */
export function createSendCopyWorker(ports: { inTransaction: InTransaction<SendCopyRepositories & WithEffects> }) {
  return defineWorker({
    type: 'feedback.sendCopy',
    input: orderRunVariables,
    output: z.object({}),
    run: ({ orderId }, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => sendCopy({ inTransaction }, { orderId }),
        () => complete(),
      ),
  });
}
