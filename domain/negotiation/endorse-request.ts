import type { Notices } from '../notice/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import type { ItemRepositories } from '../work-item/take-item.ts';
import { declineRequest } from './decline-request.ts';
import type { Negotiations } from './ports.ts';
import { takeRequest } from './take-request.ts';

export type StepRepositories = ItemRepositories & CompletionRepositories & { negotiations: Negotiations; notices: Notices };

/**
 * A level above the asker endorses the request or declines it, with its reason (逐级同意, P4.1, P4.2).
 * Errors: those of `takeItem`, `request-not-open`.
 */
export async function endorseRequest(
  deps: { inTransaction: InTransaction<StepRepositories>; clock: Clock },
  input: { user: User; workItemId: string; decision: 'endorsed' | 'declined'; opinion: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeRequest(repositories, input, 'endorsement');
    const { request, order } = taken;
    if (input.decision === 'declined') return declineRequest(repositories, deps.clock, taken, input.opinion);
    await repositories.negotiations.change(request, { waitsAtUnitId: order.provinceUnitId });
    await completeItem(repositories, deps.clock, taken, {
      outcome: 'endorsed',
      action: `${request.kind}.endorsed`,
      detail: { requestNo: request.requestNo },
      text: input.opinion,
    });
  });
}
