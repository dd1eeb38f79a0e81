import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { confirmVoid, type ConfirmRequestRepositories } from '../../domain/negotiation/confirm-request.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';
import { requestCommandVariables } from './negotiation-variables.ts';

/** 清理申请 (P4.3): the instance has cleared what ran in it after `request.voided`. */
export function createConfirmVoidWorker(
  ports: { inTransaction: InTransaction<ConfirmRequestRepositories & WithEffects>; clock: Clock },
) {
  return defineWorker({
    type: 'negotiation.confirmVoid',
    input: requestCommandVariables,
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => confirmVoid({ ...ports, inTransaction }, { ...variables, kind: variables.requestKind }),
        () => complete(),
      ),
  });
}
