import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { recordReply, type RecordReplyRepositories } from '../../domain/supplement/record-reply.ts';
import { commandVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave } from '../runtime/exits.ts';

/** 登记补正: 12345's reply has reached the instance, which goes back to 初审 (P3.1). */
export function createRecordReplyWorker(ports: { inTransaction: InTransaction<RecordReplyRepositories & WithEffects> }) {
  return defineWorker({
    type: 'supplement.recordReply',
    input: commandVariables,
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => recordReply({ inTransaction }, variables),
        (recorded) => (recorded ? complete() : leave()),
      ),
  });
}
