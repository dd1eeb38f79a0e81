import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { Answers } from './ports.ts';
import { writeAnswer } from './write-answer.ts';

/**
 * Hands in the answer to a consultation (P3.3). The order stays in handling: whether anyone reviews it says a row of the
 * decision table, so the next step moves it to review or on to informing (P3.4). Errors: those of `takeItem`.
 */
export async function submitAnswer(
  deps: { inTransaction: InTransaction<ItemRepositories & CompletionRepositories & { answers: Answers }>; clock: Clock },
  input: { user: User; workItemId: string; answer: string },
): Promise<{ version: number }> {
  return deps.inTransaction(async (repositories) => {
    const taken = { ...(await takeItem(repositories, input, ['consultation-answer'])), user: input.user };
    const content = { answer: input.answer, state: 'submitted', at: deps.clock.now() } as const;
    const version = await writeAnswer(repositories.answers, taken, content);
    await completeItem(repositories, deps.clock, taken, { outcome: 'answered', action: 'answer.submitted', detail: { version } });
    return { version };
  });
}
