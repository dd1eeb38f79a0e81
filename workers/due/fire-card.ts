import { z } from 'zod';
import { fireCard, type FireCardRepositories } from '../../domain/due/fire-card.ts';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { bpmnError, complete } from '../runtime/exits.ts';
import { dueVariables } from './due-variables.ts';

/** The BPMN error that says: the database knows better than the timer. */
export const dueChangedError = 'due-changed';

/** 黄牌, 红牌, 升级 (P5.4): the card that the task's mapping names, for the instant that the timer waited for. */
export function createFireCardWorker(ports: { inTransaction: InTransaction<FireCardRepositories & WithEffects>; clock: Clock }) {
  return defineWorker({
    type: 'due.fireCard',
    input: dueVariables.extend({ card: z.enum(['yellow', 'red', 'escalation']), armedAt: z.coerce.date() }),
    output: z.object({}),
    run: ({ orderId, dueId, card, armedAt }, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => fireCard({ ...ports, inTransaction }, { orderId, dueId, card, armedAt }),
        (result) => (result === 'fired' ? complete() : bpmnError(dueChangedError, '期限已调整、了结或暂缓。')),
      ),
  });
}
