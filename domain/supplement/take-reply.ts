import { messageNames, timeToLiveMs } from '../engine-command/message-names.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import type { Actor } from '../audit/ports.ts';
import { resumeDues, type PauseRepositories } from '../due/pause-dues.ts';
import { moveOrder, type MoveRepositories } from '../order/move-order.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { SupplementRequest, SupplementRequests } from './ports.ts';

/** What a reply writes. */
export type ReplyRepositories = MoveRepositories &
  PauseRepositories & { commands: EngineCommands; supplementRequests: SupplementRequests };

/** 12345 has replied to the open request of a locked order: 初审 goes on, and so do clocks that stood for it (P5.3). Returns the order as it is now. */
export async function takeReply(
  repositories: ReplyRepositories,
  clock: Clock,
  order: OrderRouting,
  reply: { request: SupplementRequest; actor: Actor; detail: Record<string, unknown>; text: string },
): Promise<OrderRouting> {
  const { request, ...record } = reply;
  const commandId = await repositories.commands.append({
    kind: 'message',
    name: messageNames.supplementReceived,
    orderId: order.id,
    runNo: order.runNo,
    correlationKey: request.id,
    timeToLiveMs: timeToLiveMs.other,
    variables: {},
  });
  await repositories.supplementRequests.end(request.id, 'answered', clock.now(), commandId);
  await resumeDues(repositories, order, 'supplement', { at: clock.now(), actor: reply.actor });
  return moveOrder({ ...repositories, clock }, order, { ...record, to: 'pending_review', action: 'supplement.received' });
}
