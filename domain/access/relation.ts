import type { User } from '../user/user.ts';
import type { AccessFacts } from './facts.ts';

/**
 * What a user has to do with an order: nothing (it does not exist for them), a part that is over (their unit gave it
 * back or it was taken back: they see what happened until then), or the whole.
 */
export type Relation = 'none' | 'part' | 'whole';

const businessRights = ['handler', 'reviewer', 'supervisor', 'operator', 'unseal', 'seatAgent', 'nationalHandler'] as const;

/** Whether the user does any business: administrators alone see no order at all (三员). */
export const isBusinessUser = (user: Pick<User, 'rights'>): boolean => businessRights.some((right) => user.rights.includes(right));

/** Whether the user or a unit on the way up from theirs is barred (回避, P3.1). */
export function isBarred(user: Pick<User, 'id' | 'unitPath'>, facts: Pick<AccessFacts, 'barredUnitIds' | 'barredUserIds'>): boolean {
  return facts.barredUserIds.includes(user.id) || user.unitPath.some((unitId) => facts.barredUnitIds.includes(unitId));
}

/**
 * The relation by region and delegation (P3.2): 国家局 and the order's province see it whole; below, only units it was
 * delegated to, for good unless they handed it back or had it recalled. Administrators alone see no order at all.
 */
export function relationOf(user: User, facts: AccessFacts): Relation {
  if (!isBusinessUser(user) || isBarred(user, facts)) return 'none';
  if (user.unitLevel === 'national' || user.unitId === facts.provinceUnitId) return 'whole';
  const received = facts.delegations.filter((delegation) => delegation.toUnitId === user.unitId);
  if (received.length === 0) return 'none';
  return received.some(({ endKind }) => endKind === null || endKind === 'order_ended') ? 'whole' : 'part';
}

/**
 * When the user's part ended, for a relation `part`: nothing later is shown. Undefined for the other relations.
 */
export function partEndedAt(user: User, facts: AccessFacts): Date | undefined {
  if (relationOf(user, facts) !== 'part') return undefined;
  const ends = facts.delegations.filter(({ toUnitId }) => toUnitId === user.unitId).map(({ endedAt }) => endedAt?.getTime() ?? 0);
  return new Date(Math.max(...ends));
}
