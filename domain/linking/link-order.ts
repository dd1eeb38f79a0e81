import type { OrderPages } from '../order-page/ports.ts';
import type { Settings } from '../setting/settings.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import { hasResult, linkedFlag, mainRefusal } from './main-order.ts';
import type { OrderLinks } from './ports.ts';
import { settleLink } from './settle-link.ts';

type Repositories = ItemRepositories & CompletionRepositories & { orderLinks: OrderLinks; orderPages: Pick<OrderPages, 'duplicates'>; settings: Settings };
type Input = { user: User; workItemId: string; mainOrderId: string; reason: string };

const notOffered = () =>
  new DomainError('validation-failed', '主办工单须从疑似重复的工单中选择。', {
    problems: [{ pointer: '/mainOrderId', code: 'not-in-list', detail: '主办工单：不在本工单的疑似重复之内。' }],
  });

/**
 * 并单 at 初审 (P1.7): the order follows a main one out of its duplicates; where that one has its result already it is taken at
 * once. An order that others follow, and one that no 12345 waits for, does not follow. The main order is locked first.
 * Errors: those of `takeItem`, `not-from-platform`, `validation-failed`, `order-has-followers`, `main-order-refused`.
 */
export async function linkOrder(deps: { inTransaction: InTransaction<Repositories>; clock: Clock; newId: () => string }, input: Input): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, mainOrderId, reason } = input;
    const { orders, orderLinks, audit } = repositories;
    await orderLinks.serialise(user.unitId);
    const isOffered = await offers(repositories, input);
    const main = isOffered ? await orders.lock(mainOrderId) : undefined;
    const taken = await takeItem(repositories, input, ['initial-review']);
    const { order } = taken;
    if (order.platformId === null) throw new DomainError('not-from-platform', '此工单不是 12345 推送的，没有要回传的结果，不能并单。');
    if (!main) throw notOffered();
    if ((await orderLinks.followersOf(order.id)).length > 0) throw new DomainError('order-has-followers', '有工单正随本工单办理，本工单不能再并入其它工单；请先取消那些并单。');
    const refusal = mainRefusal(order, main, (await orderLinks.ofRun(main.id, main.runNo)) !== undefined);
    if (refusal !== undefined) throw new DomainError('main-order-refused', refusal);
    const at = deps.clock.now();
    const link = { id: deps.newId(), orderId: order.id, runNo: order.runNo, mainOrderId: main.id, linkedBy: user.id, linkedAt: at, reason };
    await orderLinks.add(link);
    const flags = [...order.flags, linkedFlag];
    await orders.change(order.id, { flags });
    await completeItem(repositories, deps.clock, { ...taken, user }, {
      outcome: 'linked',
      variables: { linkId: link.id },
      to: 'in_handling',
      action: 'linking.linked',
      detail: { linkId: link.id, mainAcceptanceNo: main.acceptanceNo },
      text: reason,
    });
    await audit.record({
      action: 'linking.followerLinked',
      actor: actorOf(user),
      orderId: main.id,
      runNo: main.runNo,
      detail: { linkId: link.id, acceptanceNo: order.acceptanceNo },
      text: reason,
    });
    if (!hasResult(main)) return;
    const following = { ...link, state: 'following', mainRunNo: null } as const;
    await settleLink(repositories, deps.clock, { ...order, flags, status: 'in_handling' }, following, { as: 'result_taken', mainRunNo: main.runNo });
  });
}

/** Whether the main order is one of those that the reviewer was shown. */
async function offers({ workItems, settings, orderPages }: Repositories, { user, workItemId, mainOrderId }: Input): Promise<boolean> {
  const item = await workItems.find(workItemId);
  if (!item) return false;
  const { duplicateWindowDays } = await settings.ofProvince(user.unitId);
  const candidates = await orderPages.duplicates(item.orderId, { windowDays: duplicateWindowDays, user });
  return candidates.some(({ id }) => id === mainOrderId);
}
