import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { planReminder, type RemindRepositories } from '../../domain/negotiation/remind-decision.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { jobContracts } from '../../processes/contracts/jobs.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';
import { requestVariables } from './negotiation-variables.ts';

/** 确定催复时间 (P4.1): the instant that the model's timer waits for. */
export function createPlanReminderWorker(ports: { inTransaction: InTransaction<RemindRepositories & WithEffects>; clock: Clock }) {
  return defineWorker({
    type: 'negotiation.planReminder',
    input: requestVariables,
    output: jobContracts['negotiation.planReminder'].writes,
    run: ({ requestKind: kind, orderId, requestId }, job) =>
      job.once(ports.inTransaction, (inTransaction) => planReminder({ ...ports, inTransaction }, { kind, orderId, requestId }), complete),
  });
}
