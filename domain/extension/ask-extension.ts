import type { Limit } from '../calendar/schema.ts';
import { lockForAsking, openRequest, type AskRepositories } from '../negotiation/open-request.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { extensionTerms, type TermsRepositories } from './extension-terms.ts';

/**
 * Asks for a later due (延期, P4.2, table 9), from any level that holds the order; agreeing will mean exactly the due that
 * is computed here. Errors: `not-found`, `right-required`, `order-ended`, `order-state-conflict`,
 * `negotiation-not-applicable`, `request-open`, `request-limit-reached`, `request-too-late`, `due-unknown`, `validation-failed`.
 */
export async function askExtension(
  deps: { inTransaction: InTransaction<AskRepositories & TermsRepositories>; clock: Clock },
  input: { user: User; orderId: string; reason: string } & Limit,
): Promise<{ requestNo: string; resultingDueAt: Date }> {
  return deps.inTransaction(async (repositories) => {
    const asking = await lockForAsking(repositories, 'extension', input);
    const now = deps.clock.now();
    const limit = { amount: input.amount, unit: input.unit };
    const { previousDueAt, resulting } = await extensionTerms(repositories, asking.order, { limit, requests: asking.requests, now });
    const extension = { limit, previousDueAt, resultingDueAt: resulting.dueAt };
    const { requestNo } = await openRequest(repositories, asking, { kind: 'extension', user: input.user, reason: input.reason, at: now, extension });
    return { requestNo, resultingDueAt: resulting.dueAt };
  });
}
