import type { AuditTrail } from '../audit/ports.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { OrderLocks } from './ports.ts';
import { hasEnded } from './status.ts';

export type ConfirmEndRepositories = { orders: OrderLocks; commands: EngineCommands; audit: AuditTrail };

/**
 * The instance has heard `order.ended` and cleared what ran in it (清理在办环节): its messages are no longer awaited.
 * PostgreSQL ended the order before it said so (§3.1.6); an order that is still open here was ended by nobody.
 * Errors: `not-found`, `order-state-conflict`.
 */
export async function confirmEnd(
  ports: { inTransaction: InTransaction<ConfirmEndRepositories> },
  input: { orderId: string; runNo: number; commandId: string },
): Promise<void> {
  return ports.inTransaction(async ({ orders, commands, audit }) => {
    const order = await orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', `流程实例对应的工单不存在：${input.orderId}。`);
    if (!hasEnded(order.status) && order.runNo === input.runNo)
      throw new DomainError('order-state-conflict', '流程收到结束消息，但工单尚未结束。');
    await commands.markConsumed(input.commandId);
    await commands.consumeRun(order.id, input.runNo);
    await audit.record({
      action: 'order.instanceCleared',
      actor: { kind: 'system', id: 'workers' },
      orderId: order.id,
      runNo: input.runNo,
    });
  });
}
