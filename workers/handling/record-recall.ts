import { z } from 'zod';
import { recordRecall, type RecordRecallRepositories } from '../../domain/handling/record-recall.ts';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { commandVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave } from '../runtime/exits.ts';

const returnTo = z.enum(['province', 'city']);

/** 登记收回: the recall has reached the instance, which goes back to the intake that the message names (P3.2). */
export function createRecordRecallWorker(ports: { inTransaction: InTransaction<RecordRecallRepositories & WithEffects> }) {
  return defineWorker({
    type: 'handling.recordRecall',
    input: commandVariables.extend({ returnTo }),
    output: z.object({ returnTo }),
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => recordRecall({ inTransaction }, variables),
        (recorded) => (recorded ? complete(recorded) : leave()),
      ),
  });
}
