import type { Actor } from '../audit/ports.ts';
import { messageNames, timeToLiveMs } from '../engine-command/message-names.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import { moveOrder, type MoveRepositories } from '../order/move-order.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { linkedFlag } from './main-order.ts';
import type { LinkState, OrderLink, OrderLinks } from './ports.ts';

/** What settling a 并单 writes. */
export type SettleRepositories = MoveRepositories & { commands: EngineCommands; orderLinks: OrderLinks };

/** What became of a 并单: the main order's result, or nothing that could be waited for. */
export type Settlement =
  | { as: 'result_taken'; mainRunNo: number }
  | { as: 'main_ended' }
  | { as: 'undone'; byUserId: string; actor: Actor; reason: string };

const actions = { result_taken: 'linking.resultTaken', main_ended: 'linking.mainEnded', undone: 'linking.undone' } as const satisfies Partial<Record<LinkState, string>>;

/**
 * Settles the 并单 of a locked order that waits (P1.7), in the caller's transaction: with the main order's result the province
 * informs this order's own person, without one 初审 goes on; its instance is told to look. Returns the order as it is now.
 */
export async function settleLink(repositories: SettleRepositories, clock: Clock, order: OrderRouting, link: OrderLink, settlement: Settlement): Promise<OrderRouting> {
  const { as } = settlement;
  const isUndone = as === 'undone';
  await repositories.orderLinks.end(link.id, {
    as,
    at: clock.now(),
    ...(as === 'result_taken' ? { mainRunNo: settlement.mainRunNo } : {}),
    ...(isUndone ? { byUserId: settlement.byUserId, reason: settlement.reason } : {}),
  });
  const flags = as === 'result_taken' ? order.flags : order.flags.filter((flag) => flag !== linkedFlag);
  await repositories.orders.change(order.id, { flags });
  const moved = await moveOrder({ ...repositories, clock }, { ...order, flags }, {
    to: as === 'result_taken' ? 'awaiting_informing' : 'pending_review',
    action: actions[as],
    actor: isUndone ? settlement.actor : { kind: 'system', id: 'linking' },
    detail: { linkId: link.id },
    ...(isUndone ? { text: settlement.reason } : {}),
  });
  await repositories.commands.append({
    kind: 'message',
    name: messageNames.linkingSettled,
    orderId: order.id,
    runNo: order.runNo,
    correlationKey: link.id,
    timeToLiveMs: timeToLiveMs.other,
    variables: {},
  });
  return moved;
}

/**
 * Settles every 并单 that waits for a locked main order, which has its result or ended without one. The followers are locked
 * behind their main one, by id; who links or unlinks locks in the same order.
 */
export async function settleFollowers(repositories: SettleRepositories, clock: Clock, main: Pick<OrderRouting, 'id'>, settlement: Exclude<Settlement, { as: 'undone' }>): Promise<void> {
  for (const { id, orderId } of await repositories.orderLinks.followersOf(main.id)) {
    const order = await repositories.orders.lock(orderId);
    // Behind the lock it may have ended, or gone from its main one.
    const link = await repositories.orderLinks.find(id);
    if (order && link?.state === 'following') await settleLink(repositories, clock, order, link, settlement);
  }
}
