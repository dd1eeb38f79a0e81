import type { AuditTrail } from '../audit/ports.ts';
import type { RegionRepository } from '../region/ports.ts';
import { isWithin } from '../region/code.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { placeOfUnit, type UnitPlace } from '../unit/place-of-unit.ts';
import { actorOf, type User } from '../user/user.ts';
import type { OpenWork, UnitLine, UnitRegister } from './ports.ts';
import type { NewUnit, UnitChange } from './schema.ts';
import { adminScopeOf, anyAdminScopeOf, type AdminScope } from './scope.ts';

type Repositories = { unitRegister: UnitRegister; regions: RegionRepository; audit: AuditTrail };

const notFound = () => new DomainError('not-found', '单位不存在或不在您的权限范围内。');
const invalid = (pointer: string, detail: string) =>
  new DomainError('validation-failed', '单位资料不符合要求，未保存。', { problems: [{ pointer, code: 'not-allowed', detail }] });

/** The units right below one, the topmost of the scope, or those that a term finds. Error: `right-required`. */
export async function listUnits(
  deps: { unitRegister: UnitRegister },
  input: { user: User; parentId?: string; term?: string },
): Promise<{ units: UnitLine[]; actions: string[] }> {
  const { user, ...criteria } = input;
  const units = await deps.unitRegister.list(anyAdminScopeOf(user, ['systemAdmin', 'securityAdmin']), criteria);
  return { units, actions: user.rights.includes('systemAdmin') ? ['create', 'change'] : [] };
}

/**
 * Opens the unit of a region (P3.2). Errors: `right-required`, `not-found` outside the scope, `region-unknown`,
 * `unit-exists`, `validation-failed` where the region can have no unit or the unit above isn't there.
 */
export async function createUnit(deps: { inTransaction: InTransaction<Repositories> }, input: { user: User; unit: NewUnit }): Promise<{ unitId: string }> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const { regionCode, name, phone = null, parentId } = input.unit;
  return deps.inTransaction(async ({ unitRegister, regions, audit }) => {
    const lineage = await regions.lineage(regionCode);
    const region = lineage.at(-1);
    if (!region) throw new DomainError('region-unknown', `没有编码为 ${regionCode} 的区划。`);
    if (scope.provinceCode !== null && !isWithin(regionCode, scope.provinceCode)) throw notFound();
    const place = placeOfUnit(lineage);
    if (!place) throw invalid('/regionCode', '区划编码：单位只设到县级，只用于分组的区划没有单位。');
    if (!region.inUse) throw invalid('/regionCode', `区划编码：${region.fullName}已停用。`);
    if (await unitRegister.lock({ provinceCode: null }, regionCode)) throw new DomainError('unit-exists', `${region.fullName}已有单位，请在列表中修改。`);
    const above = await parentOf(unitRegister, place, parentId);
    await unitRegister.insert({ id: regionCode, name, phone, level: place.level, provinceCode: place.provinceCode, parentId: above, inUse: true });
    await audit.record({ action: 'unit.created', actor: actorOf(input.user), detail: { unitId: regionCode, name, level: place.level, parentId: above } });
    return { unitId: regionCode };
  });
}

/**
 * Changes a unit. Closed, no order can be delegated to it and its people can't log in; so it is neither closed nor moved
 * while work is open there. Errors: `right-required`, `not-found`, `unit-has-open-work`, `validation-failed`.
 */
export async function changeUnit(deps: { inTransaction: InTransaction<Repositories> }, input: { user: User; unitId: string; change: UnitChange }): Promise<void> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const { change } = input;
  await deps.inTransaction(async ({ unitRegister, regions, audit }) => {
    const unit = await unitRegister.lock(scope, input.unitId);
    if (!unit) throw notFound();
    const isClosed = change.inUse === false && unit.inUse;
    const isMoved = change.parentId !== undefined && change.parentId !== unit.parentId;
    if (isClosed && unit.level === 'national') throw invalid('/inUse', '在用：国家局不能停用。');
    if (isClosed) assertNoOpenWork(await unitRegister.openWorkOf(unit.id), '停用');
    if (isMoved) await assertMayMove({ unitRegister, regions }, unit.id, change.parentId);
    if (change.inUse === true && !unit.inUse) await assertParentInUse(unitRegister, scope, change.parentId ?? unit.parentId);
    await unitRegister.update(unit.id, change);
    const names = (['name', 'phone', 'parentId', 'inUse'] as const).filter((one) => change[one] !== undefined && change[one] !== unit[one]);
    const before = Object.fromEntries(names.map((one) => [one, unit[one]]));
    const after = Object.fromEntries(names.map((one) => [one, change[one]]));
    await audit.record({ action: 'unit.changed', actor: actorOf(input.user), detail: { unitId: unit.id, before, after } });
  });
}

async function assertMayMove({ unitRegister, regions }: Pick<Repositories, 'unitRegister' | 'regions'>, unitId: string, parentId: string | undefined): Promise<void> {
  const place = placeOfUnit(await regions.lineage(unitId));
  if (!place) throw invalid('/parentId', '上级单位：没有该单位的区划，不能改变上级。');
  await parentOf(unitRegister, place, parentId);
  assertNoOpenWork({ ...(await unitRegister.openWorkOf(unitId)), unitsBelow: 0, livePlatforms: 0 }, '改变上级');
}

async function assertParentInUse(unitRegister: UnitRegister, scope: AdminScope, parentId: string | null): Promise<void> {
  const parent = parentId === null ? undefined : await unitRegister.lock({ provinceCode: null }, parentId);
  if (parent && !parent.inUse) throw invalid('/inUse', `在用：上级单位${parent.name}已停用，请先启用上级单位。`);
}

/** The unit above: the one asked for where the region allows it, else the nearest that is there. */
async function parentOf(unitRegister: UnitRegister, { parentIds }: UnitPlace, wanted: string | undefined): Promise<string> {
  if (wanted !== undefined && !parentIds.includes(wanted)) throw invalid('/parentId', `上级单位：按区划只能是 ${parentIds.join(' 或 ')}。`);
  for (const id of wanted === undefined ? parentIds.slice(0, 1) : [wanted]) if ((await unitRegister.lock({ provinceCode: null }, id))?.inUse) return id;
  throw invalid('/parentId', `上级单位：${wanted ?? parentIds[0] ?? ''} 没有在用的单位，请先建立上级单位。`);
}

const openWorkNames: Readonly<Record<keyof OpenWork, readonly [name: string, measure: string]>> = {
  items: ['待办任务', '项'],
  orders: ['在办工单', '件'],
  delegations: ['未结束的转办', '件'],
  unitsBelow: ['在用的下级单位', '个'],
  livePlatforms: ['已上线的平台', '个'],
};

/** Error: `unit-has-open-work`, which names every kind with its count. */
export function assertNoOpenWork(work: OpenWork, act: string): void {
  const left = (Object.keys(openWorkNames) as (keyof OpenWork)[]).filter((kind) => work[kind] > 0);
  if (left.length === 0) return;
  const told = left.map((kind) => `${openWorkNames[kind][0]} ${work[kind]} ${openWorkNames[kind][1]}`).join('、');
  throw new DomainError('unit-has-open-work', `该单位还有${told}，不能${act}。请先办结、收回、退回，下级单位和平台先停用。`);
}
