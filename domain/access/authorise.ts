import { DomainError } from '../shared/domain-error.ts';
import { hasAnyRight, type User } from '../user/user.ts';
import { workItemKinds } from '../work-item/kinds.ts';
import type { WorkItem } from '../work-item/ports.ts';
import type { AccessFacts } from './facts.ts';
import { ruleOf, type OrderAction } from './order-actions.ts';
import { relationOf, type Relation } from './relation.ts';

/** What does not exist for a user and what really does not exist look alike (goals 4.3). */
export const notFound = (): DomainError => new DomainError('not-found', '工单不存在或不在您的权限范围内。');

const refusal = (): DomainError => new DomainError('right-required', '您没有执行此操作的权限。');

/** Whether right, relation, barring and level allow an action on the order as a whole. */
export function mayAct(user: User, action: OrderAction, facts: AccessFacts): boolean {
  return mayActRelated(user, action, relationOf(user, facts));
}

/** The same where the user's relation to the order is known. */
export function mayActRelated(user: User, action: OrderAction, relation: Relation): boolean {
  const rule = ruleOf(action);
  if (relation === 'none' || (rule.relation === 'whole' && relation === 'part')) return false;
  if (rule.levels && !rule.levels.includes(user.unitLevel)) return false;
  return rule.rights.length === 0 || hasAnyRight(user, rule.rights);
}

/** Whether the user may do work of this item's kind in this item's unit, whoever has claimed it. */
export function mayWork(user: User, item: Pick<WorkItem, 'kind' | 'unitId'>, facts: AccessFacts): boolean {
  return relationOf(user, facts) === 'whole' && item.unitId === user.unitId && hasAnyRight(user, workItemKinds[item.kind].rights);
}

/** Whether the user may hand this item to a colleague (P3.2: a supervisor inside the unit). */
export function mayReassign(user: User, item: Pick<WorkItem, 'unitId'>, facts: AccessFacts): boolean {
  return relationOf(user, facts) === 'whole' && item.unitId === user.unitId && user.rights.includes('supervisor');
}

/** Refuses an order that is out of scope. Error: `not-found`. */
export function assertInScope(user: User, facts: AccessFacts | undefined): asserts facts is AccessFacts {
  if (!facts || relationOf(user, facts) === 'none') throw notFound();
}

/** The one check of every action on an order. Errors: `not-found` out of scope, `right-required` within it. */
export function assertMayAct(user: User, action: OrderAction, facts: AccessFacts | undefined): asserts facts is AccessFacts {
  assertInScope(user, facts);
  if (!mayAct(user, action, facts)) throw refusal();
}

/** The one check of every action on a work item. Errors as above. */
export function assertMayWork(user: User, item: Pick<WorkItem, 'kind' | 'unitId'>, facts: AccessFacts | undefined): asserts facts is AccessFacts {
  assertInScope(user, facts);
  if (!mayWork(user, item, facts)) throw refusal();
}

/** The check of reassigning. Errors as above. */
export function assertMayReassign(user: User, item: Pick<WorkItem, 'unitId'>, facts: AccessFacts | undefined): asserts facts is AccessFacts {
  assertInScope(user, facts);
  if (!mayReassign(user, item, facts)) throw refusal();
}
