import type { AccessFacts } from '../access/facts.ts';
import type { OrderRouting } from '../order/ports.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { Unit } from '../unit/unit.ts';
import type { Delegation } from './ports.ts';

/** Problem category 贪污腐败 of annex 2: it stays at the province until released (P3.1). */
export const corruptionCategory = 8;

/** The flag of a category 8 order that the province's supervisor has released for delegation. */
export const releasedFlag = 'caseReleased';

/** After so many returns by the same unit in one round its upper unit must decide otherwise (P3.2: once more, then not). */
export const handBackLimit = 2;

/** Whether the order may not leave the province yet. */
export function isHeldAtProvince(order: Pick<OrderRouting, 'type' | 'problemCategory' | 'flags'>): boolean {
  return order.type === 'complaint' && order.problemCategory === corruptionCategory && !order.flags.includes(releasedFlag);
}

type Facts = Pick<AccessFacts, 'delegations'>;

/**
 * The delegation by which a unit holds the order in this round; none where the order came to it from outside of the
 * organisation. Those of earlier rounds stay as they were when their round was completed.
 */
export function activeDelegationTo(unitId: string, runNo: number, facts: Facts): Delegation | undefined {
  return facts.delegations.find((one) => one.runNo === runNo && one.fromUnitId !== null && one.toUnitId === unitId && one.endedAt === null);
}

/** The delegation that a unit has made in this round and that still holds. */
export function activeDelegationFrom(unitId: string, runNo: number, facts: Facts): Delegation | undefined {
  return facts.delegations.find((one) => one.runNo === runNo && one.fromUnitId === unitId && one.endedAt === null);
}

/** A delegation that still holds, with those further down that hang on it. */
export function withThoseBelow(first: Delegation, facts: Facts): Delegation[] {
  const next = activeDelegationFrom(first.toUnitId, first.runNo, facts);
  return next ? [first, ...withThoseBelow(next, facts)] : [first];
}

/** How often a unit gave the order back in this round. */
export function handBacksBy(unitId: string, runNo: number, facts: Facts): number {
  return facts.delegations.filter((one) => one.runNo === runNo && one.toUnitId === unitId && one.endKind === 'handed_back').length;
}

/**
 * Why a unit may not delegate the order to another one, or undefined where it may (P3.1, P3.2): only a unit directly
 * below (a county under the province where no city stands between), not a barred one, not one that returned it twice,
 * and category 8 not at all before its release. `targetPath` are the ids of the target and of the units above it.
 */
export function delegationRefusal(input: {
  order: Pick<OrderRouting, 'type' | 'problemCategory' | 'flags' | 'runNo'>;
  facts: Pick<AccessFacts, 'delegations' | 'barredUnitIds'>;
  fromUnitId: string;
  target: Unit | undefined;
  targetPath: readonly string[];
}): DomainError | undefined {
  const { order, facts, target } = input;
  if (isHeldAtProvince(order)) return new DomainError('case-held-at-province', '贪污腐败类工单由省级办理，放行前不能转办。');
  if (!target?.inUse || target.parentId !== input.fromUnitId)
    return new DomainError('unit-not-below', '只能转办给本单位的直接下级单位。', {
      problems: [{ pointer: '/toUnitId', code: 'not-in-list', detail: '转办单位：不是本单位的直接下级，或已停用。' }],
    });
  if (input.targetPath.some((unitId) => facts.barredUnitIds.includes(unitId)))
    return new DomainError('unit-barred', `“${target.name}”与被投诉对象有关，须回避，不能承接此工单。`);
  if (handBacksBy(target.id, order.runNo, facts) >= handBackLimit)
    return new DomainError('hand-back-limit-reached', `“${target.name}”已两次退回此工单，请自行办理、另选单位或申请退单。`);
  return undefined;
}
