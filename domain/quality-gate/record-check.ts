import type { AuditTrail } from '../audit/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { GateFacts, GateFinding, QualityChecks } from './ports.ts';

export type RecordCheckRepositories = { orders: OrderLocks; qualityChecks: QualityChecks; audit: AuditTrail };

/**
 * 登记质检结果 (P3.6): keeps what the table found, with its version, for who approves the feedback. `undefined` when the order
 * has ended or gone on to another run. Error: `not-found`.
 */
export async function recordCheck(
  deps: { inTransaction: InTransaction<RecordCheckRepositories>; clock: Clock },
  input: { orderId: string; runNo: number; facts: GateFacts; findings: GateFinding[]; tableVersion: number | undefined },
): Promise<'passed' | 'blocked' | undefined> {
  return deps.inTransaction(async ({ orders, qualityChecks, audit }) => {
    const order = await orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', `流程实例对应的工单不存在：${input.orderId}。`);
    if (hasEnded(order.status) || order.runNo !== input.runNo) return undefined;
    const { facts, findings, tableVersion = null } = input;
    await qualityChecks.add(order.id, order.runNo, { checkedAt: deps.clock.now(), facts, findings, tableVersion });
    const count = (effect: GateFinding['effect']) => findings.filter((one) => one.effect === effect).length;
    await audit.record({
      action: 'feedback.checked',
      actor: { kind: 'system', id: 'workers' },
      orderId: order.id,
      runNo: order.runNo,
      detail: { blocks: count('block'), warnings: count('warn'), tableVersion },
    });
    return count('block') > 0 ? 'blocked' : 'passed';
  });
}
