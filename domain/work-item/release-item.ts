import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { mayReassign } from '../access/authorise.ts';
import { actorOf, type User } from '../user/user.ts';
import type { ClaimRepositories } from './claim-item.ts';
import { assertPending, assertWorkable, lockItem } from './take-item.ts';

/**
 * Gives a claimed item back to its unit (P3.2): whoever claimed it, or the unit's supervisor. An open one stays open.
 * Errors: `not-found`, `right-required`, `order-ended`, `work-item-closed`, `work-item-claimed`.
 */
export async function releaseItem(
  deps: { inTransaction: InTransaction<ClaimRepositories>; clock: Clock },
  input: { user: User; workItemId: string; reason?: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user } = input;
    const locked = await lockItem(repositories, user, input.workItemId);
    const { order, item } = locked;
    if (!mayReassign(user, item, locked.facts)) {
      assertWorkable(user, locked);
      if (item.state === 'claimed' && item.assigneeId !== user.id)
        throw new DomainError('work-item-claimed', '该任务已由同事签收，只能由其本人或本单位负责人退回。');
    }
    assertPending(locked);
    if (item.state === 'open') return;
    await repositories.workItems.release(item.id);
    await repositories.audit.record({
      action: 'workItem.released',
      actor: actorOf(user),
      orderId: order.id,
      runNo: item.runNo,
      detail: { workItemId: item.id, workItemKind: item.kind, assigneeId: item.assigneeId },
      ...(input.reason === undefined ? {} : { text: input.reason }),
    });
  });
}
