import { explainDue } from '../calendar/explain-due.ts';
import type { Limit } from '../calendar/schema.ts';
import { lockForAsking, type AskRepositories } from '../negotiation/open-request.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { extensionTerms, type TermsRepositories } from './extension-terms.ts';

/** The due before and after, and how it is counted, in Chinese for the one who asks. */
export type ExtensionPreview = { previousDueAt: Date; resultingDueAt: Date; explanation: string };

/** What an extension would mean, before it is asked (P4.2). Nothing is written. Errors: as asking. */
export async function previewExtension(
  deps: { inTransaction: InTransaction<AskRepositories & TermsRepositories>; clock: Clock },
  input: { user: User; orderId: string } & Limit,
): Promise<ExtensionPreview> {
  return deps.inTransaction(async (repositories) => {
    const { order, requests } = await lockForAsking(repositories, 'extension', input);
    const limit = { amount: input.amount, unit: input.unit };
    const { previousDueAt, resulting } = await extensionTerms(repositories, order, { limit, requests, now: deps.clock.now() });
    return { previousDueAt, resultingDueAt: resulting.dueAt, explanation: explainDue(resulting.explanation) };
  });
}
