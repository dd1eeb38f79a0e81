import { closeDues } from '../due/close-dues.ts';
import { activeDelegationFrom, withThoseBelow } from '../handling/delegation-rules.ts';
import type { Delegations } from '../handling/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { handlingLevelOf } from '../unit/unit.ts';
import { closeSupervision } from '../supervision/close-supervision.ts';
import type { Supervisions } from '../supervision/ports.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories, type LockedItem } from '../work-item/take-item.ts';

type Repositories = ItemRepositories & CompletionRepositories & { delegations: Delegations; supervisions: Supervisions };

/** One more round, back to the ruling unit's intake for another handler or unit, or taken up by the ruling unit. */
export type RoundRuling = 'oneMoreRound' | 'reassign' | 'takeUp';

const actions: Record<RoundRuling, string> = { oneMoreRound: 'rounds.extended', reassign: 'rounds.reassigned', takeUp: 'rounds.takenUp' };

/**
 * The supervisor of the level that sent the report back for the last time rules (督办裁定, P3.4). Reassigning and taking
 * up end the delegations below and lead to the unit's intake; what it took up it can't delegate again.
 * Errors: those of `takeItem`.
 */
export async function ruleOnRounds(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; ruling: RoundRuling; opinion: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, ruling } = input;
    const taken = await takeItem(repositories, input, ['round-ruling']);
    const unit = { id: taken.item.unitId, level: handlingLevelOf({ id: taken.item.unitId, level: user.unitLevel }) };
    if (ruling !== 'oneMoreRound') {
      await endBelow(repositories, deps.clock, taken, input);
      await repositories.orders.change(taken.order.id, { handlingUnitId: ruling === 'takeUp' ? unit.id : null });
    }
    await completeItem(repositories, deps.clock, { ...taken, user }, {
      outcome: ruling,
      ...(ruling === 'oneMoreRound' ? {} : { variables: { returnTo: unit.level } }),
      action: actions[ruling],
      detail: { unitId: unit.id },
      text: input.opinion,
    });
  });
}

async function endBelow(repositories: Repositories, clock: Clock, { order, item, facts }: LockedItem, input: { user: User; opinion: string }) {
  const first = activeDelegationFrom(item.unitId, order.runNo, facts);
  if (!first) return;
  const ended = withThoseBelow(first, facts);
  await closeDues(repositories, order, clock.now(), ({ unitId }) => ended.some(({ toUnitId }) => toUnitId === unitId));
  await closeSupervision(repositories, order, clock.now(), ended.map(({ toUnitId }) => toUnitId));
  await repositories.delegations.end(ended.map(({ id }) => id), { kind: 'recalled', reason: input.opinion, byUserId: input.user.id, at: clock.now() });
}
