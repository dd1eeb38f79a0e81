import { z } from 'zod';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { passInitialReview, type PassInitialReviewRepositories } from '../../domain/order/pass-initial-review.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { orderRunVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave } from '../runtime/exits.ts';

/** 规则通过初审: the order begins to be handled without anyone's decision (P2.4). */
export function createPassInitialReviewWorker(ports: {
  inTransaction: InTransaction<PassInitialReviewRepositories & WithEffects>;
  clock: Clock;
}) {
  return defineWorker({
    type: 'review.passInitialReview',
    input: orderRunVariables,
    output: z.object({}),
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => passInitialReview({ ...ports, inTransaction }, variables),
        (passed) => (passed ? complete() : leave()),
      ),
  });
}
