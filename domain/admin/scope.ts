import { DomainError } from '../shared/domain-error.ts';
import { rights, type Right } from '../user/right.ts';
import type { User } from '../user/user.ts';

/** The three administrators (三员): what one may, the others may not. */
export type AdminRight = Extract<Right, 'systemAdmin' | 'securityAdmin' | 'auditAdmin'>;

/** Whoever looks after something of a whole province: the administrators, and the operators who run its platforms' callbacks. */
type ScopedRight = AdminRight | 'operator';

/** What an administrator looks after: one province with everything below it, or (null) all. */
export type AdminScope = { provinceCode: string | null };

/** The scope of somebody with this right, at a province or 国家局. Error: `right-required`. */
export function adminScopeOf(user: User, right: ScopedRight): AdminScope {
  const mayAdminister = user.rights.includes(right) && (user.unitLevel === 'national' || user.unitLevel === 'province');
  if (!mayAdminister) throw new DomainError('right-required', `只有省级、国家局的${rights[right]}可以进行此操作。`);
  return { provinceCode: user.unitLevel === 'national' ? null : user.provinceCode };
}

/** Of any of these rights, whichever the user holds; for reading what all of them work with. Error: `right-required`. */
export function anyAdminScopeOf(user: User, either: readonly ScopedRight[]): AdminScope {
  return adminScopeOf(user, either.find((right) => user.rights.includes(right)) ?? either[0] ?? 'systemAdmin');
}
