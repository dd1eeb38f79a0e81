import type { AccessFactsSource } from '../access/facts.ts';
import { lockOrderFor } from '../access/lock-order.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { settleLink, type SettleRepositories } from './settle-link.ts';

/**
 * 取消并单 by the province, with a reason, before the main order has a result (P1.7): the order goes back to 初审. What commits
 * first wins: behind the main order's result there is nothing to undo.
 * Errors: `not-found`, `right-required`, `order-ended`, `not-linked`.
 */
export async function unlinkOrder(
  deps: { inTransaction: InTransaction<SettleRepositories & { access: AccessFactsSource }>; clock: Clock },
  input: { user: User; orderId: string; reason: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, reason } = input;
    const { orders, orderLinks, audit } = repositories;
    const seen = await orderLinks.followingOf(input.orderId);
    const main = seen && (await orders.lock(seen.mainOrderId));
    const { order } = await lockOrderFor(repositories, input, 'unlinkOrder');
    const link = await orderLinks.followingOf(order.id);
    if (!main || link?.mainOrderId !== main.id) throw new DomainError('not-linked', '此工单没有等候结果的并单：未并单，或主办工单已有结果。');
    await settleLink(repositories, deps.clock, order, link, { as: 'undone', byUserId: user.id, actor: actorOf(user), reason });
    await audit.record({
      action: 'linking.followerLeft',
      actor: actorOf(user),
      orderId: main.id,
      runNo: main.runNo,
      detail: { linkId: link.id, acceptanceNo: order.acceptanceNo },
      text: reason,
    });
  });
}
