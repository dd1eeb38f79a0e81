import { activeDelegationFrom, withThoseBelow } from '../handling/delegation-rules.ts';
import { handlingVariables } from '../handling/handling-variables.ts';
import type { Delegation, Delegations } from '../handling/ports.ts';
import type { AccessFacts } from '../access/facts.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { handlingLevelOf } from '../unit/unit.ts';
import type { User } from '../user/user.ts';
import { completeItem, type Completion, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories, type LockedItem } from '../work-item/take-item.ts';

type Repositories = ItemRepositories & CompletionRepositories & { delegations: Delegations };

/** One more round, back to the ruling unit's intake for another handler or unit, or taken up by the ruling unit. */
export type RoundRuling = 'oneMoreRound' | 'reassign' | 'takeUp';

/**
 * The supervisor of the level that sent the report back for the last time rules (督办裁定, P3.4). Reassigning and taking
 * up end the delegations below. Errors: those of `takeItem`.
 */
export async function ruleOnRounds(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; ruling: RoundRuling; opinion: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, ['round-ruling']);
    const rulings: Record<RoundRuling, () => Promise<Completion>> = {
      oneMoreRound: () => Promise.resolve({ outcome: 'oneMoreRound', action: 'rounds.extended' }),
      reassign: () => reassign(repositories, deps.clock, taken, input),
      takeUp: () => takeUp(repositories, deps.clock, taken, input),
    };
    const completion = await rulings[input.ruling]();
    await completeItem(repositories, deps.clock, { ...taken, user: input.user }, { ...completion, text: input.opinion });
  });
}

/** The active delegations from a unit down: those it made itself. */
function below(unitId: string, facts: AccessFacts): Delegation[] {
  const first = activeDelegationFrom(unitId, facts);
  return first ? withThoseBelow(first, facts) : [];
}

async function endDelegations(repositories: Repositories, clock: Clock, ended: readonly Delegation[], input: { user: User; opinion: string }) {
  const end = { kind: 'recalled', reason: input.opinion, byUserId: input.user.id, at: clock.now() } as const;
  await repositories.delegations.end(ended.map(({ id }) => id), end);
}

async function reassign(
  repositories: Repositories,
  clock: Clock,
  { item, facts }: LockedItem,
  input: { user: User; opinion: string },
): Promise<Completion> {
  await endDelegations(repositories, clock, below(item.unitId, facts), input);
  await repositories.orders.change(item.orderId, { handlingUnitId: null });
  const returnTo = handlingLevelOf({ id: item.unitId, level: input.user.unitLevel });
  return { outcome: 'reassign', variables: { returnTo }, action: 'rounds.reassigned', detail: { returnUnitId: item.unitId } };
}

async function takeUp(
  repositories: Repositories,
  clock: Clock,
  { order, item, facts }: LockedItem,
  input: { user: User; opinion: string },
): Promise<Completion> {
  await endDelegations(repositories, clock, below(item.unitId, facts), input);
  await repositories.orders.change(order.id, { handlingUnitId: item.unitId });
  const level = handlingLevelOf({ id: item.unitId, level: input.user.unitLevel });
  return {
    outcome: 'takeUp',
    variables: handlingVariables(order, { id: item.unitId, level }),
    action: 'rounds.takenUp',
    detail: { handlingUnitId: item.unitId },
  };
}
