import { z } from 'zod';
import { type ArmClockRepositories, readClock } from '../../domain/due/arm-clock.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete } from '../runtime/exits.ts';
import { dueCommandVariables } from './due-variables.ts';

const instant = z.string().nullable();

/** 核对期限 (P5.4): what the instance of a due waits for next. Reads anew at each delivery, so its exit is never kept. */
export function createArmClockWorker(ports: { inTransaction: InTransaction<ArmClockRepositories>; clock: Clock }) {
  return defineWorker({
    type: 'due.armClock',
    input: dueCommandVariables,
    output: z.object({ clockState: z.enum(['armed', 'stopped']), yellowAt: instant, redAt: instant, escalateAt: instant }),
    heals: true,
    run: async (variables) => complete({ yellowAt: null, redAt: null, escalateAt: null, ...(await readClock(ports, variables)) }),
  });
}
