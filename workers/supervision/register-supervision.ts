import { z } from 'zod';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { registerSupervision, type RegisterSupervisionRepositories } from '../../domain/supervision/register-supervision.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';

/** The 督办单 of an instance, behind a message. */
export const supervisionVariables = z.object({ supervisionId: z.uuid(), commandId: z.uuid() });

/** 登记督办单 (P5.4). */
export function createRegisterSupervisionWorker(ports: { inTransaction: InTransaction<RegisterSupervisionRepositories & WithEffects> }) {
  return defineWorker({
    type: 'supervision.registerSupervision',
    input: supervisionVariables,
    output: z.object({ supervisionState: z.enum(['open', 'closed']) }),
    run: (variables, job) => job.once(ports.inTransaction, (inTransaction) => registerSupervision({ inTransaction }, variables), complete),
  });
}
