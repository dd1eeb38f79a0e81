import type { AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { assertWorkable, lockItem, type ItemRepositories } from './take-item.ts';

/** What claiming touches. */
export type ClaimRepositories = ItemRepositories & { audit: AuditTrail };

/**
 * Claims one item (签收) inside a transaction; claiming one's own again changes nothing. A clock never starts here:
 * a unit's time runs from the delegation (P5.3).
 */
export async function claimLocked(
  repositories: ClaimRepositories,
  clock: Clock,
  input: { user: User; workItemId: string },
): Promise<void> {
  const locked = await lockItem(repositories, input.user, input.workItemId);
  const { order, item } = locked;
  assertWorkable(input.user, locked);
  if (item.state === 'claimed' && item.assigneeId !== input.user.id)
    throw new DomainError('work-item-claimed', '该任务已由同事签收。');
  if (item.state === 'claimed') return;
  await repositories.workItems.assign(item.id, input.user.id, clock.now());
  await repositories.audit.record({
    action: 'workItem.claimed',
    actor: actorOf(input.user),
    orderId: order.id,
    runNo: item.runNo,
    detail: { workItemId: item.id, workItemKind: item.kind },
  });
}

/**
 * Claims one work item. Errors: `not-found`, `right-required`, `order-ended`, `work-item-closed`, `work-item-claimed`.
 */
export async function claimItem(
  deps: { inTransaction: InTransaction<ClaimRepositories>; clock: Clock },
  input: { user: User; workItemId: string },
): Promise<void> {
  await deps.inTransaction((repositories) => claimLocked(repositories, deps.clock, input));
}
