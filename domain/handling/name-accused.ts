import type { AccessFacts, AccessFactsSource } from '../access/facts.ts';
import { lockOrderFor } from '../access/lock-order.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Units } from '../unit/ports.ts';
import type { Users } from '../user/ports.ts';
import { actorOf, type User } from '../user/user.ts';
import type { WorkItems } from '../work-item/ports.ts';
import { type Accused, barAccused } from './bar-accused.ts';
import type { Barrings } from './ports.ts';

type Repositories = {
  orders: OrderLocks;
  access: AccessFactsSource;
  units: Units;
  users: Users;
  barrings: Barrings;
  workItems: WorkItems;
  audit: AuditTrail;
};

/** Whether the order began at the user's unit, or it is the province's: who may say whom the complaint is about (P3.1). */
export function mayNameAccused(user: Pick<User, 'unitId'>, order: Pick<OrderRouting, 'type' | 'provinceUnitId'>, facts: Pick<AccessFacts, 'delegations'>): boolean {
  if (order.type !== 'complaint') return false;
  return user.unitId === order.provinceUnitId || facts.delegations.some(({ fromUnitId, toUnitId }) => fromUnitId === null && toUnitId === user.unitId);
}

/**
 * 指明回避 (P3.1) outside of 初审: for complaints that never had one (page calls passed by rule, calls, petitions, national
 * transfers), and for what turns out later. A unit that holds the order, or one above it, is taken the order from first
 * (收回); tasks that the named people have claimed are open to their colleagues again.
 * Errors: `not-found`, `right-required`, `order-ended`, `order-state-conflict`, `validation-failed`.
 */
export async function nameAccused(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; orderId: string; reason: string } & Accused,
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, reason, accusedUnitIds = [], accusedUserIds = [] } = input;
    const { order, facts } = await lockOrderFor(repositories, input, 'nameAccused');
    if (!mayNameAccused(user, order, facts)) throw new DomainError('order-state-conflict', '只有省级或首个受理单位可以对投诉举报类工单指明回避。');
    if (accusedUnitIds.length + accusedUserIds.length === 0)
      throw new DomainError('validation-failed', '未指明任何被投诉对象。', {
        problems: [{ pointer: '/accusedUnitIds', code: 'required', detail: '被投诉单位或人员：至少选择一项。' }],
      });
    await assertNotHolding(repositories.units, order, facts, accusedUnitIds);
    await barAccused(repositories, order, input, deps.clock.now());
    const claimed = (await repositories.workItems.pendingOf(order.id)).filter(({ assigneeId }) => assigneeId !== null && accusedUserIds.includes(assigneeId));
    for (const { id } of claimed) await repositories.workItems.release(id);
    await repositories.audit.record({
      action: 'order.accusedNamed',
      actor: actorOf(user),
      orderId: order.id,
      runNo: order.runNo,
      detail: { barredUnitIds: accusedUnitIds, barredUserIds: accusedUserIds, releasedWorkItemIds: claimed.map(({ id }) => id) },
      text: reason,
    });
  });
}

/** Barring a unit that holds the order would leave its tasks where nobody can do them. */
async function assertNotHolding(units: Units, order: OrderRouting, facts: AccessFacts, accusedUnitIds: readonly string[]): Promise<void> {
  const holding = facts.delegations.filter(({ runNo, endedAt }) => runNo === order.runNo && endedAt === null).map(({ toUnitId }) => toUnitId);
  for (const unitId of holding) {
    const accused = (await units.pathOf(unitId)).find(({ id }) => id !== order.provinceUnitId && accusedUnitIds.includes(id));
    if (accused) throw new DomainError('order-state-conflict', `“${accused.name}”或其下级正承办此工单，请先收回，再指明回避。`);
  }
}
