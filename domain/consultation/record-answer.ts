import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { Answers } from './ports.ts';
import { writeAnswer } from './write-answer.ts';

/** Saves the draft of an answer (P3.3). Returns its version. Errors: those of `takeItem`. */
export async function recordAnswer(
  deps: { inTransaction: InTransaction<ItemRepositories & { answers: Answers }>; clock: Clock },
  input: { user: User; workItemId: string; answer: string },
): Promise<{ version: number }> {
  return deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, ['consultation-answer']);
    const content = { answer: input.answer, state: 'draft', at: deps.clock.now() } as const;
    return { version: await writeAnswer(repositories.answers, { ...taken, user: input.user }, content) };
  });
}
