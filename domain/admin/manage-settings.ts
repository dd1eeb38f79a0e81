import type { AuditTrail } from '../audit/ports.ts';
import { provinceSettingDefaults, type ProvinceSettings, type Settings } from '../setting/settings.ts';
import { DomainError } from '../shared/domain-error.ts';
import { checkFields } from '../shared/field-problems.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import type { SettingRegister, UnitRegister } from './ports.ts';
import { settingValues, type SettingName } from './schema.ts';
import { adminScopeOf } from './scope.ts';

type Repositories = { unitRegister: UnitRegister; settings: Settings; settingRegister: SettingRegister; audit: AuditTrail };

const notFound = (what: string) => new DomainError('not-found', `${what}不存在或不在您的权限范围内。`);

/** The settings in force in a province with their defaults. Errors: `right-required`, `not-found`. */
export async function readSettings(
  deps: { unitRegister: UnitRegister; settings: Settings },
  input: { user: User; provinceUnitId: string },
): Promise<{ name: string; value: unknown; byDefault: unknown }[]> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  if (scope.provinceCode !== null && scope.provinceCode !== input.provinceUnitId) throw notFound('省');
  const inForce = await deps.settings.ofProvince(input.provinceUnitId);
  return (Object.keys(settingValues) as SettingName[]).map((name) => ({ name, value: inForce[name], byDefault: provinceSettingDefaults[name] }));
}

/** Whether a word names a setting. */
export const isSettingName = (word: string): word is SettingName => Object.hasOwn(settingValues, word);

/** Sets one setting of a province. Errors: `right-required`, `not-found`, `validation-failed`. */
export async function changeSetting(
  deps: { inTransaction: InTransaction<Repositories> },
  input: { user: User; provinceUnitId: string; name: string; value: unknown },
): Promise<void> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const { name } = input;
  if (!isSettingName(name)) throw notFound('设置');
  const checked = checkFields(settingValues[name], input.value);
  if (!checked.ok) {
    const problems = checked.problems.map((problem) => ({ ...problem, pointer: `/value${problem.pointer}` }));
    throw new DomainError('validation-failed', '设置值不符合要求，未保存。', { problems });
  }
  await deps.inTransaction(async ({ unitRegister, settings, settingRegister, audit }) => {
    const unit = await unitRegister.lock(scope, input.provinceUnitId);
    if (unit?.level !== 'province') throw notFound('省');
    const before: ProvinceSettings = await settings.ofProvince(unit.id);
    await settingRegister.set(unit.id, name, checked.value);
    await audit.record({ action: 'setting.changed', actor: actorOf(input.user), detail: { unitId: unit.id, name, before: before[name], after: checked.value } });
  });
}
