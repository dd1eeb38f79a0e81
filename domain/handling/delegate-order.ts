import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Units } from '../unit/ports.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import { delegationRefusal } from './delegation-rules.ts';
import type { Delegations } from './ports.ts';

type Repositories = ItemRepositories & CompletionRepositories & { units: Units; delegations: Delegations };

/**
 * Delegates the order to a unit directly below (转办, P3.2); that unit is then the one that holds it.
 * Errors: those of `takeItem`, `order-state-conflict` for an order taken up, `unit-not-below`, `unit-barred`, `hand-back-limit-reached`, `case-held-at-province`.
 */
export async function delegateOrder(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; toUnitId: string; instruction?: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, ['province-intake', 'city-intake']);
    const { order, item, facts } = taken;
    if (order.handlingUnitId === item.unitId) throw new DomainError('order-state-conflict', '此工单已裁定由本单位提级办理，不能再转办。');
    const targetPath = await repositories.units.pathOf(input.toUnitId);
    const [target] = targetPath;
    const refusal = delegationRefusal({ order, facts, fromUnitId: item.unitId, target, targetPath: targetPath.map(({ id }) => id) });
    if (refusal || !target) throw refusal ?? new Error('a missing unit is always refused');
    const text = input.instruction === undefined ? {} : { instruction: input.instruction };
    await repositories.delegations.add({
      orderId: order.id,
      runNo: order.runNo,
      fromUnitId: item.unitId,
      toUnitId: target.id,
      byUserId: input.user.id,
      delegatedAt: deps.clock.now(),
      ...text,
    });
    const toCity = target.level === 'city';
    await completeItem(repositories, deps.clock, { ...taken, user: input.user }, {
      outcome: toCity ? 'delegateCity' : 'delegateCounty',
      variables: toCity ? { cityUnit: target.id } : { countyUnit: target.id },
      action: 'order.delegated',
      detail: { fromUnitId: item.unitId, toUnitId: target.id },
      ...(input.instruction === undefined ? {} : { text: input.instruction }),
    });
  });
}
