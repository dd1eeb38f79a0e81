import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { NegotiationKind } from './kind.ts';
import type { NegotiationRequest, Negotiations } from './ports.ts';

/** A request under its order's lock, as a worker looks at it. Error: `not-found`: the instance's variables are wrong. */
export async function lockRequest(
  { orders, negotiations }: { orders: OrderLocks; negotiations: Negotiations },
  ids: { kind: NegotiationKind; orderId: string; requestId: string },
): Promise<{ order: OrderRouting; request: NegotiationRequest }> {
  const order = await orders.lock(ids.orderId);
  const request = order && (await negotiations.find(ids.kind, ids.requestId));
  if (!order || request?.orderId !== order.id) throw new DomainError('not-found', `流程实例对应的申请不存在：${ids.requestId}。`);
  return { order, request };
}
