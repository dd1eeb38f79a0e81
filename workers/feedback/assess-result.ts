import { z } from 'zod';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { assessResult, type AssessResultRepositories } from '../../domain/quality-gate/assess-result.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { orderRunVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave } from '../runtime/exits.ts';

/** What the table 反馈质检 decides by. */
export const gateFacts = z.object({
  contacted: z.boolean(),
  hasFinding: z.boolean(),
  amountMissing: z.boolean(),
  personalDataFound: z.boolean(),
  attachmentsReadable: z.boolean(),
});

/** 核对反馈内容 (P3.6): what is written becomes yes and no; nothing of it enters the engine. */
export function createAssessResultWorker(ports: { inTransaction: InTransaction<AssessResultRepositories & WithEffects> }) {
  return defineWorker({
    type: 'feedback.assessResult',
    input: orderRunVariables,
    output: gateFacts,
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => assessResult({ inTransaction }, variables),
        (facts) => (facts ? complete(facts) : leave()),
      ),
  });
}
