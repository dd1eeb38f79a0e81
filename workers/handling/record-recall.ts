import { z } from 'zod';
import { recordRecall, type RecordRecallRepositories } from '../../domain/handling/record-recall.ts';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { commandVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave } from '../runtime/exits.ts';

/** 登记收回: the recall has reached the instance, which goes back to the intake of the unit that recalled (P3.2). */
export function createRecordRecallWorker(ports: { inTransaction: InTransaction<RecordRecallRepositories & WithEffects>; clock: Clock }) {
  return defineWorker({
    type: 'handling.recordRecall',
    input: commandVariables,
    output: z.object({ returnTo: z.enum(['province', 'city']) }),
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => recordRecall({ ...ports, inTransaction }, variables),
        (recorded) => (recorded ? complete(recorded) : leave()),
      ),
  });
}
