import type { FeedbackWordings } from '../quality-gate/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';

/**
 * The province words for the public what 12345 will read (P3.6): it takes the place of 反馈信访人情况, of the answer or of the
 * reason, and the result goes through the quality gate again. Errors: those of `takeItem`.
 */
export async function correctWording(
  deps: { inTransaction: InTransaction<ItemRepositories & CompletionRepositories & { feedbackWordings: FeedbackWordings }>; clock: Clock },
  input: { user: User; workItemId: string; wording: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, wording } = input;
    const taken = await takeItem(repositories, input, ['feedback-rework']);
    const { id: orderId, runNo } = taken.order;
    await repositories.feedbackWordings.write({ orderId, runNo, text: wording, writtenBy: user.id, writtenAt: deps.clock.now() });
    await completeItem(repositories, deps.clock, { ...taken, user }, { outcome: 'corrected', action: 'feedback.wordingCorrected', text: wording });
  });
}
