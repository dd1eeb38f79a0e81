import { z } from 'zod';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { registerRun, type RegisterRunRepositories } from '../../domain/order/register-run.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';
import { commandVariables } from './order-variables.ts';

/** 校验工单: registers the instance for its run and consumes the start command (§3.1.4). */
export function createValidateOrderWorker(ports: {
  inTransaction: InTransaction<RegisterRunRepositories & WithEffects>;
  clock: Clock;
}) {
  return defineWorker({
    type: 'order.validateOrder',
    input: commandVariables,
    output: z.object({ validation: z.enum(['valid', 'duplicateStart', 'ended']) }),
    run: (variables, job) => {
      const { engineId, processInstanceKey } = job;
      return job.once(
        ports.inTransaction,
        (inTransaction) => registerRun({ ...ports, inTransaction }, { ...variables, engineId, processInstanceKey }),
        complete,
      );
    },
  });
}
