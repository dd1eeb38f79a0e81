import type { Reserve } from '../calendar/explanation.ts';
import { type DecidedLimit, type Decisions, evaluate, evaluateLimit, type LimitTable } from '../engine/evaluate-limit.ts';
import type { OrderRouting } from '../order/ports.ts';
import { chinaDayOf } from '../shared/instant.ts';
import { type HandlingLevel, levelNames } from '../unit/unit.ts';
import type { DueName } from './due-names.ts';

/** What an inner due is decided from. `handlingLevel` is the level of the unit that handles, as far as it is known. */
export type InnerLimitFacts = {
  order: Pick<OrderRouting, 'type' | 'source' | 'provinceCode'>;
  name: Exclude<DueName, 'order' | 'supervision'>;
  level: HandlingLevel;
  handlingLevel: HandlingLevel;
  reachedAt: Date;
};

/** A unit's limit, and what the reviews above it need. */
export type InnerLimit = DecidedLimit & { table: LimitTable; reserves: Reserve[] };

const levels: readonly HandlingLevel[] = ['county', 'city', 'province'];

/**
 * The limit of an inner due by the tables 办理时限 and 层级时限, and the reserve of the reviews above by 审核链 (P5.2, P5.3).
 * `undefined` where no row applies: then that step has no clock of its own. Error: `engine-unavailable`.
 */
export async function decideInnerLimit(decisions: Decisions, facts: InnerLimitFacts): Promise<InnerLimit | undefined> {
  const { order, name, level } = facts;
  const common = { provinceCode: order.provinceCode.slice(0, 2), source: order.source, orderType: order.type, startedOn: chinaDayOf(facts.reachedAt) };
  const isOfTheOrganisation = name === 'unit' || name === 'review' || name === 'initialReview';
  const table: LimitTable = isOfTheOrganisation ? 'levelBudgets' : 'timeLimits';
  const limit = await evaluateLimit(decisions, table, { ...common, ...(isOfTheOrganisation ? { level } : { serviceType: null }), step: name });
  if (!limit) return undefined;
  const above = name === 'initialReview' ? [] : (await chainOf(decisions, facts)).filter((reviewer) => levels.indexOf(reviewer) > levels.indexOf(level));
  const reserves = await Promise.all(
    above.map(async (reviewer): Promise<Reserve[]> => {
      const needed = await evaluateLimit(decisions, 'levelBudgets', { ...common, level: reviewer, step: 'review' });
      return needed ? [{ name: `${levelNames[reviewer]}审核`, limit: { amount: needed.row.amount, unit: needed.row.unit } }] : [];
    }),
  );
  return { ...limit, table, reserves: reserves.flat() };
}

async function chainOf(decisions: Decisions, { order, handlingLevel }: InnerLimitFacts): Promise<HandlingLevel[]> {
  const { output } = await evaluate(decisions, 'reviewChain', {
    provinceCode: order.provinceCode.slice(0, 2), source: order.source, orderType: order.type, handlingLevel,
  }); // prettier-ignore
  return levels.filter((level) => Array.isArray(output) && output.includes(level));
}
