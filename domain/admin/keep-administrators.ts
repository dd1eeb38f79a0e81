import { DomainError } from '../shared/domain-error.ts';
import { levelNames, type UnitLevel } from '../unit/unit.ts';
import { rights as rightNames, type Right } from '../user/right.ts';
import type { Account, Accounts } from './ports.ts';

const administrators: readonly Right[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];
const namesOf = (held: readonly Right[]) => held.map((right) => rightNames[right]).join('、');
const isUpper = (level: UnitLevel) => level === 'national' || level === 'province';

/** Three administrators are three people, and none of them does business (三员). Error: `rights-incompatible`. */
export function assertCompatible(wanted: readonly Right[]): void {
  const held = wanted.filter((right) => administrators.includes(right));
  if (held.length > 0 && new Set(wanted).size > 1) throw new DomainError('rights-incompatible', `${namesOf(held)}不得与其他权限由同一人持有。`);
}

/** Administrators sit in a province or 国家局: elsewhere their right would be good for nothing. Error: `rights-incompatible`. */
export function assertUpperLevel(wanted: readonly Right[], level: UnitLevel): void {
  const held = wanted.filter((right) => administrators.includes(right));
  if (held.length > 0 && !isUpper(level)) throw new DomainError('rights-incompatible', `${namesOf(held)}只能由省级或国家局人员担任，该用户在${levelNames[level]}单位。`);
}

/** What will be true of an account. */
type After = Pick<Account, 'rights' | 'active' | 'unitId'>;

/**
 * A unit that has an administrator of a kind keeps one: the last can neither lose the right, nor be put out of use, nor
 * leave for another unit. Error: `last-administrator`.
 */
export async function assertNotLast(accounts: Pick<Accounts, 'othersHolding'>, account: Account, after: After): Promise<void> {
  const stays = after.active && after.unitId === account.unitId;
  const given = administrators.filter((right) => account.active && account.rights.includes(right) && !(stays && after.rights.includes(right)));
  if (!isUpper(account.unitLevel)) return;
  for (const right of given)
    if ((await accounts.othersHolding(account.unitId, right, account.id)) === 0)
      throw new DomainError('last-administrator', `${account.login} 是${account.unitName}唯一在用的${rightNames[right]}，请先授权另一人。`);
}
