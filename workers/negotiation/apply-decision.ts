import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { confirmDecision, type ConfirmRequestRepositories } from '../../domain/negotiation/confirm-request.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { jobContracts } from '../../processes/contracts/jobs.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';
import { requestCommandVariables } from './negotiation-variables.ts';

/** 执行批复 (tables 4 and 5): PostgreSQL has carried the decision out; the instance goes the way it says. */
export function createApplyDecisionWorker(ports: { inTransaction: InTransaction<ConfirmRequestRepositories & WithEffects> }) {
  return defineWorker({
    type: 'negotiation.applyDecision',
    input: requestCommandVariables,
    output: jobContracts['negotiation.applyDecision'].writes,
    run: (variables, job) => job.once(ports.inTransaction, (inTransaction) => confirmDecision({ inTransaction }, { ...variables, kind: variables.requestKind }), complete),
  });
}
