import { limitRow, type LimitRow } from '../calendar/schema.ts';
import type { EngineVariables } from '../engine-command/ports.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { Engine } from './ports.ts';

/** What rules need of the engine. */
export type Decisions = Pick<Engine, 'evaluateDecision'>;

/** The tables of limits by their decision id, with the names that people know. */
export const limitTables = { timeLimits: '办理时限表', levelBudgets: '层级时限表' } as const;
export type LimitTable = keyof typeof limitTables;

/** Evaluates a decision in the version in force. Error: `engine-unavailable`. */
export async function evaluate(decisions: Decisions, decisionId: string, variables: EngineVariables): Promise<{ output: unknown; version: number }> {
  const outcome = await decisions.evaluateDecision({ decisionId, variables });
  if (!outcome.ok) throw new DomainError('engine-unavailable', `决策表 ${decisionId} 暂不能计算（${outcome.reason}）。`);
  return outcome;
}

/** A limit that a table gives, with the version that gave it. */
export type DecidedLimit = { row: LimitRow; version: number };

/** The limit that a table gives; `undefined` where no row applies. Errors: `engine-unavailable`; a malformed row throws. */
export async function evaluateLimit(decisions: Decisions, table: LimitTable, variables: EngineVariables): Promise<DecidedLimit | undefined> {
  const { output, version } = await evaluate(decisions, table, variables);
  return output === null ? undefined : { row: limitRow.parse(output), version };
}
