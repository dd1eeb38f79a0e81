import type { Actor, AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { OrderLocks, OrderRouting } from './ports.ts';
import { hasEnded, type OrderStatus } from './status.ts';
import { assertMayMove } from './transitions.ts';

/** Tells an order's platform of its new state where the platform's setting asks for it (P8.1). */
export type StatusNotices = { tell(before: OrderRouting, status: OrderStatus): Promise<void> };

/** What moving an order writes. */
export type MoveRepositories = { orders: OrderLocks; audit: AuditTrail; statusNotices: StatusNotices };

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
 * Moves a locked order to another state by the table of transitions, records it and tells the platform that asked for it,
 * in the same transaction: the one place where a state changes.
 * Returns the order as it is now. Error: `order-state-conflict`.
 */
export async function moveOrder(
  ports: MoveRepositories & { clock: Clock },
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
  await ports.statusNotices.tell(order, move.to);
  return { ...order, status: move.to };
}
