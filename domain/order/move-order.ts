import type { Actor, AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { OrderLocks, OrderRouting } from './ports.ts';
import { hasEnded, type OrderStatus } from './status.ts';
import { assertMayMove } from './transitions.ts';

/** One recorded act on an order, with or without a change of its state. */
export type OrderMove = {
  to: OrderStatus;
  action: string;
  actor: Actor;
  detail?: Record<string, unknown>;
  /** What a person wrote: kept encrypted. */
  text?: string;
  endReason?: string;
};

/**
 * Moves a locked order to another state by the table of transitions and records it in the same transaction.
 * Returns the order as it is now. Error: `order-state-conflict`.
 */
export async function moveOrder(
  ports: { orders: OrderLocks; audit: AuditTrail; clock: Clock },
  order: OrderRouting,
  move: OrderMove,
): Promise<OrderRouting> {
  assertMayMove(order.status, move.to);
  const now = ports.clock.now();
  await ports.orders.change(order.id, {
    status: move.to,
    ...(hasEnded(move.to) ? { endedAt: now, endReason: move.endReason ?? move.action } : {}),
  });
  await ports.audit.record({
    action: move.action,
    actor: move.actor,
    orderId: order.id,
    runNo: order.runNo,
    fromStatus: order.status,
    toStatus: move.to,
    ...(move.detail ? { detail: move.detail } : {}),
    ...(move.text === undefined ? {} : { text: move.text }),
  });
  return { ...order, status: move.to };
}
