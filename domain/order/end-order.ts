import type { Actor } from '../audit/ports.ts';
import { messageNames, runKey, timeToLiveMs } from '../engine-command/message-names.ts';
import type { OrderLinks } from '../linking/ports.ts';
import { settleFollowers } from '../linking/settle-link.ts';
import type { Negotiations } from '../negotiation/ports.ts';
import { voidOpenRequests } from '../negotiation/void-open-requests.ts';
import type { Clock } from '../shared/clock.ts';
import type { SupplementRequests } from '../supplement/ports.ts';
import { closeWithOrder, type CloseWithOrderRepositories } from './close-with-order.ts';
import { moveOrder, type MoveRepositories } from './move-order.ts';
import type { OrderRouting } from './ports.ts';
import { statusNames, type EndedStatus } from './status.ts';

/** What ending an order early writes. */
export type EndOrderRepositories = MoveRepositories & CloseWithOrderRepositories & { negotiations: Negotiations; supplementRequests: SupplementRequests; orderLinks: OrderLinks };

/** Why and by whom an order ends before its result was sent. */
export type EarlyEnd = {
  to: Exclude<EndedStatus, 'completed'>;
  /** Audit action, `<concept>.<pastParticiple>`; also the end's reason code and the message's `reason`. */
  action: string;
  actor: Actor;
  detail?: Record<string, unknown>;
  /** What a person wrote: kept encrypted. */
  text?: string;
};

/**
 * Ends a locked order early (§3.1.6), within the caller's transaction: its state moves, every open task, due and request closes,
 * commands that no longer matter are voided, and one message clears its instances. Orders that followed it go back to 初审
 * (P1.7). Error: `order-state-conflict`.
 */
export async function endOrder(repositories: EndOrderRepositories, clock: Clock, order: OrderRouting, end: EarlyEnd): Promise<OrderRouting> {
  const ended = await moveOrder({ ...repositories, clock }, order, { ...end, endReason: end.action });
  const now = clock.now();
  const pending = await repositories.workItems.pendingOf(order.id);
  await repositories.workItems.close(pending.map(({ id }) => id), `工单${statusNames[end.to]}`, now);
  const asked = await repositories.supplementRequests.openOf(order.id);
  if (asked) await repositories.supplementRequests.end(asked.id, 'voided', now);
  const followed = await repositories.orderLinks.followingOf(order.id);
  if (followed) await repositories.orderLinks.end(followed.id, { as: 'voided', at: now });
  await repositories.commands.voidPending(order.id, order.runNo);
  await closeWithOrder(repositories, order, now);
  await repositories.commands.append({
    kind: 'message',
    name: messageNames.orderEnded,
    orderId: order.id,
    runNo: order.runNo,
    correlationKey: runKey(order.id, order.runNo),
    timeToLiveMs: timeToLiveMs.other,
    variables: { reason: end.action },
  });
  await voidOpenRequests(repositories, order, { reason: 'orderEnded', at: now });
  await settleFollowers(repositories, clock, order, { as: 'main_ended' });
  return ended;
}
