import { messageNames, runKey, timeToLiveMs } from '../engine-command/message-names.ts';
import type { MessageCommand } from '../engine-command/ports.ts';
import type { OrderRouting } from './ports.ts';

/** What starts 工单转接 for one round of an order: message id and correlation key are the run's, so that it starts once (§3.1.4). */
export function startCommand(
  order: Pick<OrderRouting, 'id' | 'acceptanceNo' | 'runNo' | 'type' | 'source' | 'docking' | 'provinceUnitId'>,
): MessageCommand {
  const key = runKey(order.id, order.runNo);
  return {
    kind: 'message',
    name: messageNames.orderAccepted,
    orderId: order.id,
    runNo: order.runNo,
    correlationKey: key,
    messageId: key,
    timeToLiveMs: timeToLiveMs.start,
    variables: {
      orderId: order.id,
      acceptanceNo: order.acceptanceNo,
      runNo: order.runNo,
      runKey: key,
      orderType: order.type,
      source: order.source,
      docking: order.docking,
      provinceUnit: order.provinceUnitId,
    },
  };
}
