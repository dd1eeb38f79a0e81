import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { ErrorCode } from '../shared/error-codes.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { claimLocked, type ClaimRepositories } from './claim-item.ts';

/** What became of one of the items. */
export type ClaimResult = { workItemId: string; claimed: true } | { workItemId: string; claimed: false; code: ErrorCode; detail: string };

/**
 * Claims several items, each in a transaction of its own: one that a colleague took does not cost the others.
 * Returns a result per item in the order asked.
 */
export async function claimItems(
  deps: { inTransaction: InTransaction<ClaimRepositories>; clock: Clock },
  input: { user: User; workItemIds: readonly string[] },
): Promise<ClaimResult[]> {
  const results: ClaimResult[] = [];
  for (const workItemId of new Set(input.workItemIds)) results.push(await tryToClaim(deps, { user: input.user, workItemId }));
  return results;
}

async function tryToClaim(
  deps: { inTransaction: InTransaction<ClaimRepositories>; clock: Clock },
  input: { user: User; workItemId: string },
): Promise<ClaimResult> {
  try {
    await deps.inTransaction((repositories) => claimLocked(repositories, deps.clock, input));
    return { workItemId: input.workItemId, claimed: true };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { workItemId: input.workItemId, claimed: false, code: error.code, detail: error.detail };
  }
}
