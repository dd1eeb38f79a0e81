import type { AccessFacts, AccessFactsSource } from '../access/facts.ts';
import { assertInScope, assertMayWork, notFound } from '../access/authorise.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import { hasEnded, statusNames } from '../order/status.ts';
import { DomainError } from '../shared/domain-error.ts';
import { hasAnyRight, type User } from '../user/user.ts';
import { workItemKinds, type WorkItemKind } from './kinds.ts';
import type { WorkItem, WorkItems } from './ports.ts';

/** What every act on a work item needs first. */
export type ItemRepositories = { orders: OrderLocks; workItems: WorkItems; access: AccessFactsSource };

/** An item under the lock of its order, with what decides who may act on it. */
export type LockedItem = { order: OrderRouting; item: WorkItem; facts: AccessFacts };

const closedByOthers = () => new DomainError('work-item-closed', '该任务已被处理或已关闭，请刷新后查看工单现状。');

/**
 * Locks the order of a work item and reads the item again behind the lock (§3.1.2): only then is it known whether
 * somebody was faster. Error: `not-found` where the item does not exist or the order is out of the user's scope.
 */
export async function lockItem(repositories: ItemRepositories, user: User, workItemId: string): Promise<LockedItem> {
  const seen = await repositories.workItems.find(workItemId);
  const order = seen && (await repositories.orders.lock(seen.orderId));
  const item = order && (await repositories.workItems.find(workItemId));
  const facts = order && (await repositories.access.of(order.id));
  if (!item) throw notFound();
  assertInScope(user, facts);
  return { order, item, facts };
}

/**
 * Refuses an item that can't be done any more, saying what ended it: who lost a race against the end of the order is told
 * so, whatever became of the item (§3.1.5). Errors: `order-ended`, `work-item-closed`.
 */
export function assertPending({ order, item }: Pick<LockedItem, 'order' | 'item'>): void {
  if (hasEnded(order.status)) throw new DomainError('order-ended', `工单已经结束（${statusNames[order.status]}），无需再办理。`);
  if (item.state === 'completed' || item.state === 'closed') throw closedByOthers();
}

/**
 * The user may do this item's work and it can still be done. A unit that lost the item to a recall is told that it is
 * closed, not that it has no right: the right went with the item. Errors: as `assertPending`, and `right-required`.
 */
export function assertWorkable(user: User, locked: LockedItem): void {
  const { item, facts } = locked;
  if (item.unitId === user.unitId && hasAnyRight(user, workItemKinds[item.kind].rights)) assertPending(locked);
  assertMayWork(user, item, facts);
}

/**
 * Takes an item that the user is about to complete: in scope, right, of an expected kind, still pending, claimed by the
 * user. Errors: `not-found`, `right-required`, `order-ended`, `work-item-closed`, `work-item-claimed`,
 * `work-item-not-claimed`, `work-item-kind-mismatch`.
 */
export async function takeItem(
  repositories: ItemRepositories,
  input: { user: User; workItemId: string },
  kinds: readonly WorkItemKind[],
): Promise<LockedItem> {
  const locked = await lockItem(repositories, input.user, input.workItemId);
  const { item } = locked;
  assertWorkable(input.user, locked);
  if (!kinds.includes(item.kind))
    throw new DomainError('work-item-kind-mismatch', `该任务是“${workItemKinds[item.kind].name}”，不能执行此操作。`);
  if (item.state === 'open') throw new DomainError('work-item-not-claimed', '请先签收该任务。');
  if (item.assigneeId !== input.user.id) throw new DomainError('work-item-claimed', '该任务已由同事签收。');
  return locked;
}
