import { type ArmClockRepositories, confirmClosed } from '../../domain/due/arm-clock.ts';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';
import { dueCommandVariables } from './due-variables.ts';

/** 停止计时: the instance has heard `due.closed` (P5.3). */
export function createConfirmClosedWorker(ports: { inTransaction: InTransaction<ArmClockRepositories & WithEffects> }) {
  return defineWorker({
    type: 'due.confirmClosed',
    input: dueCommandVariables,
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => confirmClosed({ inTransaction }, variables),
        () => complete(),
      ),
  });
}
