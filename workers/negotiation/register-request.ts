import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { registerRequest, type RegisterRequestRepositories } from '../../domain/negotiation/register-request.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { jobContracts } from '../../processes/contracts/jobs.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';
import { requestCommandVariables } from './negotiation-variables.ts';

/** 登记申请 (P4.1, P4.2): the instance becomes the request's only one. */
export function createRegisterRequestWorker(ports: { inTransaction: InTransaction<RegisterRequestRepositories & WithEffects> }) {
  return defineWorker({
    type: 'negotiation.registerRequest',
    input: requestCommandVariables,
    output: jobContracts['negotiation.registerRequest'].writes,
    run: (variables, job) => {
      const { engineId, processInstanceKey } = job;
      return job.once(ports.inTransaction, (inTransaction) => registerRequest({ inTransaction }, { ...variables, kind: variables.requestKind, engineId, processInstanceKey }), complete);
    },
  });
}
