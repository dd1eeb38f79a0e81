import { limitRow } from '../calendar/schema.ts';
import type { Engine } from '../engine/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { chinaDayOf } from '../shared/instant.ts';
import type { FinishLimits } from './finish-limit.ts';

/**
 * Asks the decision table 办理时限 for the complaints of each province that uses page call and keeps the answers, so that
 * opening a page never waits for the engine (P2.2, P5.2). Where the engine doesn't answer the last answer stays. Says how
 * many were kept.
 */
export async function refreshFinishLimits(deps: { limits: FinishLimits; engine: Pick<Engine, 'evaluateDecision'>; clock: Clock }): Promise<number> {
  const now = deps.clock.now();
  let kept = 0;
  for (const province of await deps.limits.wanted()) {
    const facts = { provinceCode: province, source: 'workOrder', orderType: 'complaint', serviceType: null, step: 'order', startedOn: chinaDayOf(now) };
    const answer = await deps.engine.evaluateDecision({ decisionId: 'timeLimits', variables: facts });
    const row = answer.ok ? limitRow.safeParse(answer.output).data : undefined;
    if (!row) continue;
    const { amount, unit, clause } = row;
    await deps.limits.save(province, { limit: { amount, unit }, clause }, now);
    kept += 1;
  }
  return kept;
}
