import { z } from 'zod';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { recordSettlement, type RecordSettlementRepositories } from '../../domain/linking/record-settlement.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { commandVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave } from '../runtime/exits.ts';

/** 登记并单去向: the main order has a result that is taken, or the order goes back to 初审 (P1.7). */
export function createRecordSettlementWorker(ports: { inTransaction: InTransaction<RecordSettlementRepositories & WithEffects> }) {
  return defineWorker({
    type: 'linking.recordSettlement',
    input: commandVariables.extend({ linkId: z.uuid() }),
    output: z.object({ linkOutcome: z.enum(['resultTaken', 'returned']) }),
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => recordSettlement({ inTransaction }, variables),
        (linkOutcome) => (linkOutcome ? complete({ linkOutcome }) : leave()),
      ),
  });
}
