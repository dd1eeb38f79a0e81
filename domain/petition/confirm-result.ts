import { activeDelegationFrom, withThoseBelow } from '../handling/delegation-rules.ts';
import type { OrderLinks } from '../linking/ports.ts';
import { settleFollowers } from '../linking/settle-link.ts';
import { closeWithOrder, type CloseWithOrderRepositories } from '../order/close-with-order.ts';
import type { Referrals } from '../referral/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';

type Repositories = ItemRepositories & CompletionRepositories & CloseWithOrderRepositories & { orderLinks: OrderLinks; referrals: Referrals };

/**
 * 国家局 confirms the result of its transfer, which completes it, or returns it with an opinion: the province then handles
 * it again, and what it had delegated has ended (P3.6, P3.8). Orders that follow it take a confirmed result (P1.7). Errors: those of `takeItem`.
 */
export async function confirmResult(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; decision: 'confirmed' | 'returned'; opinion: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, decision, opinion } = input;
    const taken = await takeItem(repositories, input, ['national-confirmation']);
    const { order, facts } = taken;
    const now = deps.clock.now();
    if (decision === 'confirmed') await closeWithOrder(repositories, order, now);
    else {
      const first = activeDelegationFrom(order.provinceUnitId, order.runNo, facts);
      const ended = first ? withThoseBelow(first, facts).map(({ id }) => id) : [];
      await repositories.delegations.end(ended, { kind: 'recalled', reason: opinion, byUserId: user.id, at: now });
      await repositories.referrals.supersede(order.id, order.runNo, now);
      await repositories.orders.change(order.id, { handlingUnitId: null });
    }
    await completeItem(repositories, deps.clock, { ...taken, user }, {
      outcome: decision,
      to: decision === 'confirmed' ? 'completed' : 'in_handling',
      action: decision === 'confirmed' ? 'national.confirmed' : 'national.returned',
      text: opinion,
    });
    if (decision === 'confirmed') await settleFollowers(repositories, deps.clock, order, { as: 'result_taken', mainRunNo: order.runNo });
  });
}
