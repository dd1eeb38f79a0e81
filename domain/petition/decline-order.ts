import { endOrder, type EndOrderRepositories } from '../order/end-order.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import { hasUpper } from '../handling/hand-back-order.ts';
import type { Refusal } from './schema.ts';

type Repositories = ItemRepositories & EndOrderRepositories;

/**
 * The unit at which an order without 初审 begins — a call's, a petition's, a national transfer's — does not accept it, or
 * passes it to whom it concerns (不予受理、转送), with the reason (P3.8). Errors: those of `takeItem`,
 * `order-state-conflict` for orders of 12345 and where an upper unit delegated it.
 */
export async function declineOrder(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; refusal: Refusal },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { order, item, facts } = await takeItem(repositories, input, ['province-intake', 'city-intake']);
    if (hasUpper(order, item, facts))
      throw new DomainError('order-state-conflict', '只有来电、信访和国家局转办工单的首个受理单位可以作不予受理。');
    const { refusal } = input;
    const isPassedOn = refusal.decision === 'passedOn';
    await endOrder(repositories, deps.clock, order, {
      to: 'not_accepted',
      action: isPassedOn ? 'order.passedOn' : 'order.declined',
      actor: actorOf(input.user),
      detail: { workItemId: item.id, unitId: item.unitId },
      text: isPassedOn ? `转送${refusal.passedOnTo}：${refusal.reason}` : refusal.reason,
    });
  });
}
