import { pauseDues, type PauseRepositories } from '../due/pause-dues.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem } from '../work-item/complete-item.ts';
import { declineRequest } from './decline-request.ts';
import type { StepRepositories } from './endorse-request.ts';
import { negotiationNames } from './kind.ts';
import { assertBeforeDue } from './limits.ts';
import { deciderOf } from './route.ts';
import { takeRequest } from './take-request.ts';

/**
 * The province lets the request go (省级发出, P4.1): to 12345, or to 国家局 for its transfers; somebody other than the asker.
 * An extension must go before 12345's due (P4.2), and stops the clocks from now on where the province has set so (P5.3). Or
 * the province declines it.
 * Errors: those of `takeItem`, `request-not-open`, `own-request`, `request-too-late`.
 */
export async function releaseRequest(
  deps: { inTransaction: InTransaction<StepRepositories & PauseRepositories>; clock: Clock },
  input: { user: User; workItemId: string; decision: 'sent' | 'declined'; opinion?: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeRequest(repositories, input, 'sending');
    const { request, order } = taken;
    if (request.askedBy === input.user.id)
      throw new DomainError('own-request', `${negotiationNames[request.kind]}由您申请，须由省级其他人员发出。`);
    if (input.decision === 'declined') return declineRequest(repositories, deps.clock, taken, input.opinion ?? '');
    const now = deps.clock.now();
    if (request.extension) assertBeforeDue(request.extension.previousDueAt, now);
    const decider = deciderOf(request.kind, order);
    const isInside = decider !== undefined && decider.by !== 'platform';
    await repositories.negotiations.change(request, {
      state: isInside ? 'sent' : 'endorsed',
      waitsAtUnitId: isInside ? decider.unitId : null,
      sentAt: now,
    });
    if (request.extension) await pauseDues(repositories, order, 'extension', now);
    await completeItem(repositories, deps.clock, taken, {
      outcome: isInside ? 'passedOn' : 'sent',
      action: `${request.kind}.released`,
      detail: { requestNo: request.requestNo },
      ...(input.opinion === undefined ? {} : { text: input.opinion }),
    });
  });
}
