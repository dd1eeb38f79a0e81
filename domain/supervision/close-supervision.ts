import { closeDues, type CloseRepositories } from '../due/close-dues.ts';
import { messageNames, timeToLiveMs } from '../engine-command/message-names.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import type { WorkItems } from '../work-item/ports.ts';
import { supervisionKinds } from '../work-item/kinds.ts';
import { supervisedFlag } from './issue-supervision.ts';
import type { Supervisions } from './ports.ts';

export type CloseSupervisionRepositories = CloseRepositories & { orders: OrderLocks; workItems: WorkItems; supervisions: Supervisions };

/**
 * Closes the open 督办单 of a locked order, because the order has ended or the unit's part in it has (`unitIds`; without
 * them whatever the unit): its tasks and its due close, its instance is cleared. Nothing happens where none is open.
 */
export async function closeSupervision(
  repositories: CloseSupervisionRepositories,
  order: Pick<OrderRouting, 'id' | 'runNo' | 'flags'>,
  at: Date,
  unitIds?: readonly string[],
): Promise<void> {
  const open = await repositories.supervisions.openOf(order.id);
  if (!open || (unitIds && !unitIds.includes(open.handlingUnitId))) return;
  await repositories.supervisions.end(open.id, 'closed', at);
  const items = (await repositories.workItems.pendingOf(order.id)).filter(({ kind }) => supervisionKinds.includes(kind));
  await repositories.workItems.close(items.map(({ id }) => id), '督办单已了结', at);
  await closeDues(repositories, order, at, ({ name }) => name === 'supervision');
  await repositories.orders.change(order.id, { flags: order.flags.filter((flag) => flag !== supervisedFlag) });
  await repositories.commands.append({
    kind: 'message',
    name: messageNames.supervisionClosed,
    orderId: order.id,
    runNo: order.runNo,
    correlationKey: open.id,
    timeToLiveMs: timeToLiveMs.other,
    variables: { supervisionId: open.id },
  });
}
