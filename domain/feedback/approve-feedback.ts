import { closeAllDues } from '../due/close-dues.ts';
import type { Dues } from '../due/ports.ts';
import type { Delegations } from '../handling/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { Results } from './ports.ts';

type Repositories = ItemRepositories & CompletionRepositories & { results: Results; delegations: Delegations; dues: Dues };

/**
 * The province approves the feedback (反馈审定, P3.6): an order of a platform then waits for 12345's receipt, a
 * national transfer for 国家局's confirmation, others are complete; a city closes its own petitions (P3.8). A result with gaps is refused here, where a person can fill them. Errors: those of `takeItem`, `validation-failed`.
 */
export async function approveFeedback(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; note?: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, ['feedback']);
    const { order } = taken;
    await repositories.results.assemble(order);
    const waits = order.platformId !== null || order.source === 'national';
    if (!waits) {
      await repositories.delegations.endWithOrder(order.id, deps.clock.now());
      await closeAllDues(repositories, order, deps.clock.now());
    }
    await completeItem(repositories, deps.clock, { ...taken, user: input.user }, {
      outcome: 'sent',
      to: waits ? 'awaiting_receipt' : 'completed',
      action: 'feedback.approved',
      ...(input.note === undefined ? {} : { text: input.note }),
    });
  });
}
