import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { confirmSupervisionClosed, type RegisterSupervisionRepositories } from '../../domain/supervision/register-supervision.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';
import { supervisionVariables } from './register-supervision.ts';

/** 清理在办环节: the instance has heard `supervision.closed` (P5.4). */
export function createConfirmSupervisionClosedWorker(ports: { inTransaction: InTransaction<RegisterSupervisionRepositories & WithEffects> }) {
  return defineWorker({
    type: 'supervision.confirmClosed',
    input: supervisionVariables,
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => confirmSupervisionClosed({ inTransaction }, variables),
        () => complete(),
      ),
  });
}
