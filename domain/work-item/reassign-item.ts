import { assertMayReassign, mayWork } from '../access/authorise.ts';
import { isBarred } from '../access/relation.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Users } from '../user/ports.ts';
import { actorOf, type User } from '../user/user.ts';
import type { ClaimRepositories } from './claim-item.ts';
import { assertPending, lockItem } from './take-item.ts';

const notEligible = () => new DomainError('assignee-not-eligible', '只能改派给本单位有此项权限的在岗人员。');

/**
 * The unit's supervisor hands an item to a colleague inside the unit (P3.2), claimed or not; the colleague must be able
 * to do it. Errors: `not-found`, `right-required`, `order-ended`, `work-item-closed`, `assignee-not-eligible`, `user-barred`.
 */
export async function reassignItem(
  deps: { inTransaction: InTransaction<ClaimRepositories & { users: Users }>; clock: Clock },
  input: { user: User; workItemId: string; assigneeId: string; reason: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const locked = await lockItem(repositories, input.user, input.workItemId);
    const { order, item, facts } = locked;
    assertMayReassign(input.user, item, facts);
    assertPending(locked);
    const assignee = await repositories.users.find(input.assigneeId);
    if (!assignee || assignee.unitId !== item.unitId) throw notEligible();
    if (isBarred(assignee, facts)) throw new DomainError('user-barred', '该人员与被投诉对象有关，须回避，不能承办此工单。');
    if (!mayWork(assignee, item, facts)) throw notEligible();
    await repositories.workItems.assign(item.id, assignee.id, deps.clock.now());
    await repositories.audit.record({
      action: 'workItem.reassigned',
      actor: actorOf(input.user),
      orderId: order.id,
      runNo: item.runNo,
      detail: { workItemId: item.id, workItemKind: item.kind, fromUserId: item.assigneeId, toUserId: assignee.id },
      text: input.reason,
    });
  });
}
