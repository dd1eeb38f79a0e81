import type { z } from 'zod';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { genericReview } from './schema.ts';

type Repositories = ItemRepositories & CompletionRepositories;

/**
 * Completes a step that an analyst inserted into a model (通用审核): an opinion, and agreed or returned. It moves no
 * state, since only the model knows where the step stands; the gateway behind it decides. Errors: those of `takeItem`.
 */
export async function submitGenericReview(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string } & z.output<typeof genericReview>,
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = { ...(await takeItem(repositories, input, ['generic-review'])), user: input.user };
    await completeItem(repositories, deps.clock, taken, {
      outcome: input.outcome,
      action: `genericReview.${input.outcome}`,
      detail: { title: taken.item.title },
      text: input.opinion,
    });
  });
}
