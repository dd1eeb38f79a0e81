import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';

export type RecordReplyRepositories = { orders: OrderLocks; commands: EngineCommands };

/** 登记补正: the instance has heard of 12345's reply and goes back to 初审. `undefined` when the order has ended. Error: `not-found`. */
export async function recordReply(
  deps: { inTransaction: InTransaction<RecordReplyRepositories> },
  input: { orderId: string; commandId: string },
): Promise<'recorded' | undefined> {
  return deps.inTransaction(async ({ orders, commands }) => {
    const order = await orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', `流程实例对应的工单不存在：${input.orderId}。`);
    await commands.markConsumed(input.commandId);
    return hasEnded(order.status) ? undefined : 'recorded';
  });
}
