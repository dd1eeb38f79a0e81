import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { registerOrder, type RegisterOrderRepositories } from '../../domain/order/register-order.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { jobContracts } from '../../processes/contracts/jobs.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave } from '../runtime/exits.ts';
import { orderRunVariables } from './order-variables.ts';

/** 登记工单 (P1.5): region, flags for 初审, the province's holding, the callback `accepted` by setting. */
export function createRegisterOrderWorker(ports: {
  inTransaction: InTransaction<RegisterOrderRepositories & WithEffects>;
  clock: Clock;
}) {
  return defineWorker({
    type: 'order.registerOrder',
    input: orderRunVariables,
    output: jobContracts['order.registerOrder'].writes,
    run: (input, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => registerOrder({ ...ports, inTransaction }, input),
        (registration) => (registration === undefined ? leave() : complete(registration)),
      ),
  });
}
