import { z } from 'zod';
import { limitRow } from '../../domain/calendar/schema.ts';
import { computeOrderDue, type ComputeOrderDueRepositories } from '../../domain/due/compute-order-due.ts';
import { type Decisions, evaluate } from '../../domain/engine/evaluate-limit.ts';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { orderRunVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave } from '../runtime/exits.ts';

/** What the rule task before evaluated 办理时限 with. */
const limitInputs = z.object({
  provinceCode: z.string(),
  source: z.string(),
  orderType: z.string(),
  serviceType: z.string().nullable(),
  startedOn: z.string(),
});

/**
 * 计算时限 (P5.3): keeps the limit that the rule task before gave, with the version of its table. The engine tells no version
 * with a rule task's result, so the same question is asked once more; an answer that differs comes from a newer version,
 * and then the version stays open.
 */
export function createComputeOrderDueWorker(ports: {
  inTransaction: InTransaction<ComputeOrderDueRepositories & WithEffects>;
  clock: Clock;
  engine: Decisions;
}) {
  return defineWorker({
    type: 'due.computeOrderDue',
    input: orderRunVariables.extend({ timeLimit: limitRow, ...limitInputs.shape }),
    output: z.object({}),
    run: async ({ orderId, runNo, timeLimit, ...inputs }, job) => {
      const { output, version } = await evaluate(ports.engine, 'timeLimits', { ...inputs, step: runNo > 1 ? 'rehandling' : 'order' });
      const again = limitRow.safeParse(output);
      const isSame = again.success && JSON.stringify(again.data) === JSON.stringify(timeLimit);
      const decisionVersion = isSame ? version : undefined;
      return job.once(
        ports.inTransaction,
        (inTransaction) => computeOrderDue({ ...ports, inTransaction }, { orderId, runNo, limit: timeLimit, decisionVersion }),
        (due) => (due === undefined ? leave() : complete()),
      );
    },
  });
}
