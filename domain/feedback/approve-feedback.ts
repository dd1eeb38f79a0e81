import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { Results } from './ports.ts';

type Repositories = ItemRepositories & CompletionRepositories & { results: Results };

/**
 * The province approves the feedback (反馈审定, P3.6): an order of a platform then waits for 12345's receipt, others are
 * complete. A result with gaps is refused here, where a person can fill them. Errors: those of `takeItem`, `validation-failed`.
 */
export async function approveFeedback(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; note?: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, ['feedback']);
    const { order } = taken;
    await repositories.results.assemble(order);
    await completeItem(repositories, deps.clock, { ...taken, user: input.user }, {
      outcome: 'sent',
      to: order.platformId === null ? 'completed' : 'awaiting_receipt',
      action: 'feedback.approved',
      ...(input.note === undefined ? {} : { text: input.note }),
    });
  });
}
