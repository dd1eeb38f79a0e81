import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { OrderLinks } from './ports.ts';

export type RecordSettlementRepositories = { orders: OrderLocks; commands: EngineCommands; orderLinks: OrderLinks };

/**
 * 登记并单去向 (P1.7): the instance has heard that its 并单 is settled, and is told how. `undefined` when the order has ended.
 * Errors: `not-found`, `order-state-conflict` where nothing is settled.
 */
export async function recordSettlement(
  deps: { inTransaction: InTransaction<RecordSettlementRepositories> },
  input: { orderId: string; commandId: string; linkId: string },
): Promise<'resultTaken' | 'returned' | undefined> {
  return deps.inTransaction(async ({ orders, commands, orderLinks }) => {
    const order = await orders.lock(input.orderId);
    const link = order && (await orderLinks.find(input.linkId));
    if (!link) throw new DomainError('not-found', `流程实例对应的并单不存在：${input.linkId}。`);
    await commands.markConsumed(input.commandId);
    if (hasEnded(order.status)) return undefined;
    if (link.state === 'following') throw new DomainError('order-state-conflict', '流程收到并单去向，但并单仍在等候主办工单。');
    return link.state === 'result_taken' ? 'resultTaken' : 'returned';
  });
}
