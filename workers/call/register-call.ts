import { registerCall, type RegisterCallRepositories } from '../../domain/call/register-call.ts';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { jobContracts } from '../../processes/contracts/jobs.ts';
import { commandVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';

/** 坐席登记: takes what the seat agent made of the call into its process and consumes the start command (P6.2). */
export function createRegisterCallWorker(ports: { inTransaction: InTransaction<RegisterCallRepositories & WithEffects>; clock: Clock }) {
  return defineWorker({
    type: 'call.registerCall',
    input: commandVariables,
    output: jobContracts['call.registerCall'].writes,
    run: (variables, job) => {
      const { engineId, processInstanceKey } = job;
      return job.once(
        ports.inTransaction,
        (inTransaction) => registerCall({ ...ports, inTransaction }, { ...variables, engineId, processInstanceKey }),
        complete,
      );
    },
  });
}
