import { DomainError } from '../shared/domain-error.ts';
import type { User } from '../user/user.ts';

/** Whose callbacks an operator looks after: of one province's platforms, or (null) of all. */
export type ConsoleScope = { provinceUnitId: string | null };

/** The delivery console is the operators' of provinces and 国家局: messages hold case content. Error: `right-required`. */
export function consoleScopeOf(user: User): ConsoleScope {
  const mayOperate = user.rights.includes('operator') && (user.unitLevel === 'national' || user.unitLevel === 'province');
  if (!mayOperate) throw new DomainError('right-required', '只有省级、国家局的运维人员可以使用回传控制台。');
  return { provinceUnitId: user.unitLevel === 'national' ? null : user.unitId };
}
