import type { Calls } from '../call/ports.ts';
import type { Deliveries } from '../delivery/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import type { Settings } from '../setting/settings.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Results } from './ports.ts';

export type SendCopyRepositories = { orders: OrderLocks; calls: Calls; settings: Settings; deliveries: Deliveries; results: Results };

/**
 * 抄送12345 (P6.2): queues a copy of a call's result where the province has set it and 12345 announced the call; nothing
 * waits for its receipt, so a copy never holds an order open (P3.6). Errors: `not-found`, `validation-failed`.
 */
export async function sendCopy(deps: { inTransaction: InTransaction<SendCopyRepositories> }, input: { orderId: string }): Promise<{ sent: boolean }> {
  return deps.inTransaction(async ({ orders, calls, settings, deliveries, results }) => {
    const order = await orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', '工单不存在。');
    const call = await calls.ofOrder(order.id);
    const { callResultCopy } = await settings.ofProvince(order.provinceUnitId);
    if (!callResultCopy || !call?.platformId || !call.callId || order.status !== 'completed') return { sent: false };
    const receiver = { platformId: call.platformId, platformOrderNo: call.callId };
    await deliveries.enqueue({ orderId: order.id, kind: 'result', data: await results.assemble(order), receiver });
    return { sent: true };
  });
}
