import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { moveOrder, type MoveRepositories } from './move-order.ts';
import { hasEnded } from './status.ts';

/** The repositories it needs. */
export type PassInitialReviewRepositories = MoveRepositories;

/**
 * A page order whose region resolves to a county passes 初审 by rule (P2.4): nobody decides, so the worker moves the
 * order. `undefined` when the order has ended or gone on to another run meanwhile. Error: `not-found`.
 */
export async function passInitialReview(
  deps: { inTransaction: InTransaction<PassInitialReviewRepositories>; clock: Clock },
  input: { orderId: string; runNo: number },
): Promise<'passed' | undefined> {
  return deps.inTransaction(async (repositories) => {
    const order = await repositories.orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', `流程实例对应的工单不存在：${input.orderId}。`);
    if (hasEnded(order.status) || order.runNo !== input.runNo) return undefined;
    if (order.status === 'pending_review')
      await moveOrder({ ...repositories, clock: deps.clock }, order, {
        to: 'in_handling',
        action: 'order.initialReviewPassed',
        actor: { kind: 'system', id: 'workers' },
      });
    return 'passed';
  });
}
