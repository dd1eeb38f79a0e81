import { closeDues } from '../due/close-dues.ts';
import { activeDelegationFrom, withThoseBelow } from '../handling/delegation-rules.ts';
import type { Delegations } from '../handling/ports.ts';
import { linkedFlag } from '../linking/main-order.ts';
import type { OrderLinks } from '../linking/ports.ts';
import type { Referrals } from '../referral/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';

type Repositories = ItemRepositories & CompletionRepositories & { delegations: Delegations; orderLinks: OrderLinks; referrals: Referrals };

/**
 * The province sends a result that is not fit for 12345 back to handling (P3.6): to its own intake, which hands it down
 * again or takes it up. A linked order is then handled on its own (P1.7). Errors: those of `takeItem`.
 */
export async function returnFeedback(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; reason: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, reason } = input;
    const taken = await takeItem(repositories, input, ['feedback-rework']);
    const { order, facts, item } = taken;
    const at = deps.clock.now();
    const first = activeDelegationFrom(item.unitId, order.runNo, facts);
    const ended = first ? withThoseBelow(first, facts) : [];
    if (ended.length > 0) {
      await closeDues(repositories, order, at, ({ unitId }) => ended.some(({ toUnitId }) => toUnitId === unitId));
      await repositories.delegations.end(ended.map(({ id }) => id), { kind: 'recalled', reason, byUserId: user.id, at });
    }
    await repositories.referrals.supersede(order.id, order.runNo, at);
    const link = await repositories.orderLinks.ofRun(order.id, order.runNo);
    if (link) await repositories.orderLinks.end(link.id, { as: 'undone', at, byUserId: user.id, reason });
    await repositories.orders.change(order.id, { handlingUnitId: null, flags: order.flags.filter((flag) => flag !== linkedFlag) });
    await completeItem(repositories, deps.clock, { ...taken, user }, {
      outcome: 'returned',
      to: 'in_handling',
      action: 'feedback.returned',
      detail: { fromUnitIds: ended.map(({ toUnitId }) => toUnitId) },
      text: reason,
    });
  });
}
