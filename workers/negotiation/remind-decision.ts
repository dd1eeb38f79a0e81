import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { remindDecision, type RemindRepositories } from '../../domain/negotiation/remind-decision.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { jobContracts } from '../../processes/contracts/jobs.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';
import { requestVariables } from './negotiation-variables.ts';

/** 催复 (P4.1): no answer yet; recorded, told, and timed anew. */
export function createRemindDecisionWorker(ports: { inTransaction: InTransaction<RemindRepositories & WithEffects>; clock: Clock }) {
  return defineWorker({
    type: 'negotiation.remindDecision',
    input: requestVariables,
    output: jobContracts['negotiation.remindDecision'].writes,
    run: ({ requestKind: kind, orderId, requestId }, job) =>
      job.once(ports.inTransaction, (inTransaction) => remindDecision({ ...ports, inTransaction }, { kind, orderId, requestId }), complete),
  });
}
