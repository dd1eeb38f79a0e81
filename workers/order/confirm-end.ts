import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { confirmEnd, type ConfirmEndRepositories } from '../../domain/order/confirm-end.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';
import { commandVariables } from './order-variables.ts';

/** 清理在办环节: the instance has cleared what ran in it after `order.ended` (§3.1.6). */
export function createConfirmEndWorker(ports: { inTransaction: InTransaction<ConfirmEndRepositories & WithEffects> }) {
  return defineWorker({
    type: 'order.confirmEnd',
    input: commandVariables,
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => confirmEnd({ inTransaction }, variables),
        () => complete(),
      ),
  });
}
