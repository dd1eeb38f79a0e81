import type { EngineCommands } from '../engine-command/ports.ts';
import { negotiationOf } from '../negotiation/kind.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { WorkItems } from '../work-item/ports.ts';
import type { Delegations } from './ports.ts';

export type RecordRecallRepositories = { orders: OrderLocks; commands: EngineCommands; delegations: Delegations; workItems: WorkItems };

/** The level whose intake takes the order again after 收回 or 退回. */
export type ReturnTo = 'province' | 'city';

/**
 * The instance has followed a recall (登记收回): the message is consumed, and the process returns to the level that
 * recalled by it (P3.2). Who and why was recorded by the decision itself. A task that was reached while the message was
 * on its way has lost its job with the interruption, so what is still open closes here.
 * `undefined` when the order has ended meanwhile. Error: `not-found`.
 */
export async function recordRecall(
  ports: { inTransaction: InTransaction<RecordRecallRepositories>; clock: Clock },
  input: { orderId: string; runNo: number; commandId: string },
): Promise<{ returnTo: ReturnTo } | undefined> {
  return ports.inTransaction(async ({ orders, commands, delegations, workItems }) => {
    const order = await orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', `流程实例对应的工单不存在：${input.orderId}。`);
    if (hasEnded(order.status) || order.runNo !== input.runNo) return undefined;
    const level = await delegations.recallingLevel(input.commandId);
    if (level === undefined) throw new DomainError('not-found', `没有与消息对应的收回记录：${input.commandId}。`);
    await commands.markConsumed(input.commandId);
    const pending = (await workItems.pendingOf(order.id)).filter(({ kind }) => negotiationOf(kind) === undefined);
    await workItems.close(pending.map(({ id }) => id), '已被上级单位收回', ports.clock.now());
    return { returnTo: level === 'city' ? 'city' : 'province' };
  });
}
