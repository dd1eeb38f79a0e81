import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import type { ItemRepositories } from '../work-item/take-item.ts';
import { settleRequest, type SettleRepositories } from './settle-request.ts';
import { takeRequest } from './take-request.ts';

/**
 * 国家局 answers for its transfers, a reviewer of our own for petitions and seat records (P4.4); the same follows as from
 * 12345's decision. Errors: those of `takeItem`, `request-not-open`.
 */
export async function decideRequest(
  deps: { inTransaction: InTransaction<ItemRepositories & CompletionRepositories & SettleRepositories>; clock: Clock },
  input: { user: User; workItemId: string; decision: 'agreed' | 'refused'; opinion: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeRequest(repositories, input, 'decision');
    const { order, request } = taken;
    const { decision: answer, opinion } = input;
    await settleRequest(repositories, deps.clock, order, request, { answer, opinion, actor: actorOf(input.user) });
    // Behind the order's end, which voids what is not sent yet: this completion must still reach the request's own instance.
    await completeItem(repositories, deps.clock, taken, {
      outcome: answer,
      action: `${request.kind}.decided`,
      detail: { requestNo: request.requestNo },
    });
  });
}
