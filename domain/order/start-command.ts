import { messageNames, runKey, timeToLiveMs } from '../engine-command/message-names.ts';
import type { EngineVariables, MessageCommand } from '../engine-command/ports.ts';
import type { OrderRouting } from './ports.ts';

/** Which process begins with an order, and what it is told beside the order's reference. */
export type OrderStart = { message: (typeof messageNames)[keyof typeof messageNames]; variables?: EngineVariables };

/**
 * What starts the process of one round of an order, 工单转接 unless told otherwise: message id and correlation key are the
 * run's, so that it starts once (§3.1.4).
 */
export function startCommand(
  order: Pick<OrderRouting, 'id' | 'acceptanceNo' | 'runNo' | 'type' | 'source' | 'docking' | 'provinceUnitId'>,
  start: OrderStart = { message: messageNames.orderAccepted },
): MessageCommand {
  const key = runKey(order.id, order.runNo);
  return {
    kind: 'message',
    name: start.message,
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
      ...start.variables,
    },
  };
}
