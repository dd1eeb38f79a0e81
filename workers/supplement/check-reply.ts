import { z } from 'zod';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { checkReply, type CheckReplyRepositories } from '../../domain/supplement/check-reply.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave } from '../runtime/exits.ts';
import { supplementVariables } from './supplement-variables.ts';

/** 催补正或逾期: a fired timer is compared with the request; 12345 is asked once more, or the wait is over (P3.1). */
export function createCheckReplyWorker(ports: { inTransaction: InTransaction<CheckReplyRepositories & WithEffects>; clock: Clock }) {
  return defineWorker({
    type: 'supplement.checkReply',
    input: supplementVariables,
    output: z.object({ supplementState: z.enum(['waiting', 'answered', 'timedOut']), nextCheckAt: z.iso.datetime().nullable() }),
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => checkReply({ ...ports, inTransaction }, variables),
        (check) => (check ? complete(check) : leave()),
      ),
  });
}
