import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';

export type RecordRecallRepositories = { orders: OrderLocks; commands: EngineCommands };

/** The level whose intake takes the order again after 收回 or 退回. */
export type ReturnTo = 'province' | 'city';

/**
 * The instance has followed a recall (登记收回): the message is consumed. Who recalled and why was recorded by the
 * decision itself (P3.2). `undefined` when the order has ended meanwhile. Error: `not-found`.
 */
export async function recordRecall(
  ports: { inTransaction: InTransaction<RecordRecallRepositories> },
  input: { orderId: string; runNo: number; commandId: string; returnTo: ReturnTo },
): Promise<{ returnTo: ReturnTo } | undefined> {
  return ports.inTransaction(async ({ orders, commands }) => {
    const order = await orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', `流程实例对应的工单不存在：${input.orderId}。`);
    if (hasEnded(order.status) || order.runNo !== input.runNo) return undefined;
    await commands.markConsumed(input.commandId);
    return { returnTo: input.returnTo };
  });
}
