import { z } from 'zod';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { planReview, type PlanReviewRepositories } from '../../domain/report-review/plan-review.ts';
import type { PlannedReview } from '../../domain/report-review/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import type { HandlingLevel } from '../../domain/unit/unit.ts';
import { orderRunVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave } from '../runtime/exits.ts';

const unit = z.string().nullable();

/** 落实审核人: who reviews at which level; a level without an eligible reviewer passes the report up (P3.4). */
export function createPlanReviewWorker(ports: { inTransaction: InTransaction<PlanReviewRepositories & WithEffects>; clock: Clock }) {
  return defineWorker({
    type: 'review.planReview',
    input: orderRunVariables.extend({ reviewChain: z.array(z.enum(['county', 'city', 'province'])) }),
    output: z.object({
      reviewCounty: z.boolean(),
      reviewCity: z.boolean(),
      reviewProvince: z.boolean(),
      countyReviewUnit: unit,
      cityReviewUnit: unit,
      provinceReviewUnit: unit,
    }),
    run: (variables, job) =>
      job.once(
        ports.inTransaction,
        (inTransaction) => planReview({ ...ports, inTransaction }, variables),
        (plan) => (plan ? complete(routing(plan)) : leave()),
      ),
  });
}

function routing(plan: readonly PlannedReview[]) {
  const unitOf = (level: HandlingLevel) => plan.find((planned) => planned.level === level)?.unitId ?? null;
  const units = { countyReviewUnit: unitOf('county'), cityReviewUnit: unitOf('city'), provinceReviewUnit: unitOf('province') };
  return {
    ...units,
    reviewCounty: units.countyReviewUnit !== null,
    reviewCity: units.cityReviewUnit !== null,
    reviewProvince: units.provinceReviewUnit !== null,
  };
}
