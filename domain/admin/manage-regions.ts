import type { AuditTrail } from '../audit/ports.ts';
import { isWithin, levelOf, provinceOf } from '../region/code.ts';
import { compareEditions, type EditionDifference } from '../region/compare-editions.ts';
import { nextLocalCode } from '../region/local-code.ts';
import type { RegionRepository } from '../region/ports.ts';
import type { Region } from '../region/region.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import { chinaDayOf } from '../shared/instant.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import type { ListDescription, ReadList, RegionCount, RegionEffects, RegionLine, RegionLists, RegionLoad, RegionRegister } from './region-ports.ts';
import { adminScopeOf, type AdminScope } from './scope.ts';

type Repositories = { regionRegister: RegionRegister; regions: RegionRepository; audit: AuditTrail };
type Deps = { inTransaction: InTransaction<Repositories>; clock: Clock };
type EditionInput = { user: User; content: Uint8Array | undefined; description: ListDescription };

const notFound = () => new DomainError('not-found', '区划不存在或不在您的权限范围内。');
const isInScope = (scope: AdminScope, code: string) => scope.provinceCode === null || isWithin(code, scope.provinceCode);
const refuse = (details: readonly string[], pointer = '/file') =>
  new DomainError('validation-failed', `共有 ${details.length} 处不符合要求，未保存任何内容。`, {
    problems: details.slice(0, 20).map((detail) => ({ pointer, code: 'not-allowed', detail })),
  });

/** The editions and local changes taken in force, newest first, and how many regions there are. Error: `right-required`. */
export async function readRegionState(deps: Deps, input: { user: User }): Promise<{ version: string; loads: RegionLoad[]; counts: RegionCount[] }> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  return deps.inTransaction(async ({ regionRegister }) => ({
    version: await regionRegister.version(),
    loads: await regionRegister.loads(scope, 10),
    counts: await regionRegister.counts(scope),
  }));
}

/** Regions below one, or found by a term, in use or not. Error: `right-required`. */
export async function listManagedRegions(
  deps: Deps,
  input: { user: User; parentCode?: string; term?: string; after?: string; limit: number },
): Promise<{ regions: RegionLine[]; next: string | null }> {
  const { user, limit, ...criteria } = input;
  const scope = adminScopeOf(user, 'systemAdmin');
  return deps.inTransaction(async ({ regionRegister }) => {
    const found = await regionRegister.list(scope, criteria, limit + 1);
    const regions = found.slice(0, limit);
    return { regions, next: found.length > limit ? (regions.at(-1)?.code ?? null) : null };
  });
}

/** What taking a list in force would change, and whom it touches. Nothing is changed. */
export type EditionPreview = { version: string; total: number; skipped: number; difference: EditionDifference; effects: { removed: RegionEffects; renamed: RegionEffects } };

/** Compares a newer list with the regions in force (P7.1). Errors: `right-required`, `validation-failed` naming every wrong line. */
export async function previewEdition(deps: Deps & { lists: RegionLists }, input: EditionInput): Promise<EditionPreview> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const list = await readList(deps.lists, scope, input);
  return deps.inTransaction((repositories) => compare(repositories.regionRegister, list, input.description));
}

async function compare(register: RegionRegister, { facts }: ReadList, { sourceOn, isComplete }: ListDescription): Promise<EditionPreview> {
  const known = await register.known([...new Set(facts.map(({ code }) => provinceOf(code)))]);
  // What a newer edition has said already is left alone, as when the list is loaded.
  const newer = new Set(known.filter((region) => region.sourceOn > sourceOn).map(({ code }) => code));
  const listed = facts.filter(({ code }) => !newer.has(code)).map(({ code, name }) => ({ code, name }));
  const difference = compareEditions(listed, known.filter(({ code }) => !newer.has(code)), isComplete);
  return {
    version: await register.version(),
    total: facts.length,
    skipped: facts.length - listed.length,
    difference,
    effects: {
      removed: await register.effectsOf(difference.removed.map(({ code }) => code)),
      renamed: await register.effectsOf(difference.renamed.map(({ code }) => code)),
    },
  };
}

/**
 * Takes a list in force as it was previewed: when regions have changed since, it is refused. Orders keep the names of
 * their time. Errors: `right-required`, `validation-failed`, `regions-changed`.
 */
export async function loadEdition(deps: Deps & { lists: RegionLists }, input: EditionInput & { version: string }): Promise<{ changedCount: number; withdrawnCount: number }> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const list = await readList(deps.lists, scope, input);
  return deps.inTransaction(async ({ regionRegister, audit }) => {
    await regionRegister.lock();
    if ((await regionRegister.version()) !== input.version) throw new DomainError('regions-changed', '预览之后区划数据已有变化，请重新预览再启用。');
    const report = await regionRegister.load(list, { userId: input.user.id, provinceCode: scope.provinceCode, at: deps.clock.now() });
    if (report.alreadyLoaded) throw refuse(['这份文件已经启用过，没有可更新的内容。']);
    const { changedCount, withdrawnCount } = report;
    await audit.record({ action: 'regions.loaded', actor: actorOf(input.user), detail: { ...input.description, changedCount, withdrawnCount } });
    return { changedCount, withdrawnCount };
  });
}

async function readList(lists: RegionLists, scope: AdminScope, { content, description }: EditionInput): Promise<ReadList> {
  if (content === undefined) throw new DomainError('unsupported-media-type', '区划文件的 Content-Type 须为 application/octet-stream。');
  const read = await lists.read(content, description);
  if ('reasons' in read) throw refuse(read.reasons);
  const outside = read.facts.filter(({ code }) => !isInScope(scope, code)).map(({ code, line }) => `第 ${line ?? 0} 行：${code} 不在本省。`);
  if (outside.length > 0) throw refuse(outside);
  return read;
}

/**
 * Adds a town or a village that no list has yet, under a code of one's own choice or the next free of those for local
 * additions. Errors: `right-required`, `not-found`, `validation-failed`.
 */
export async function addLocalRegion(deps: Deps, input: { user: User; region: { parentCode: string; name: string; code?: string } }): Promise<{ code: string }> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const { parentCode, name } = input.region;
  return deps.inTransaction(async ({ regionRegister, regions, audit }) => {
    await regionRegister.lock();
    const parent = await regions.find(parentCode);
    if (!parent || !isInScope(scope, parentCode)) throw notFound();
    if (!parent.inUse || (parent.level !== 'county' && parent.level !== 'township')) throw refuse(['上级区划：只能在在用的县、乡之下补充乡、村。'], '/parentCode');
    const taken = await regionRegister.codesBelow(parentCode);
    const code = input.region.code ?? nextLocalCode(parentCode, taken);
    assertFreeCode(parent, code, taken);
    const below = await regions.children(parentCode, { limit: 1000 });
    if (below.some((region) => region.name === name)) throw refuse([`区划名称：${parent.fullName}已有在用的“${name}”。`], '/name');
    await regionRegister.addLocal({ code, name }, { userId: input.user.id, at: deps.clock.now(), on: chinaDayOf(deps.clock.now()) });
    await audit.record({ action: 'region.added', actor: actorOf(input.user), detail: { code, name, parentCode } });
    return { code };
  });
}

function assertFreeCode(parent: Region, code: string | undefined, taken: ReadonlySet<string>): asserts code is string {
  if (code === undefined) throw refuse(['区划编码：该上级之下的临时编码已用完。'], '/code');
  const isRightBelow = isWithin(code, parent.code) && levelOf(code) === (parent.level === 'county' ? 'township' : 'village');
  if (!isRightBelow) throw refuse([`区划编码：${code} 不是 ${parent.code} 的直接下级编码。`], '/code');
  if (taken.has(code)) throw refuse([`区划编码：${code} 已被使用（含已停用的）。`], '/code');
}

/**
 * Takes a region with all below it out of use, or brings back what was taken out so. Orders keep it; new ones can't name it.
 * Errors: `right-required`, `not-found`, `region-served` while a unit in use serves it or one below, `validation-failed`.
 */
export async function setRegionUse(deps: Deps, input: { user: User; code: string; inUse: boolean }): Promise<{ changed: number; openOrders: number }> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const { code, inUse } = input;
  return deps.inTransaction(async ({ regionRegister, regions, audit }) => {
    await regionRegister.lock();
    const lineage = await regions.lineage(code);
    const region = lineage.at(-1);
    if (!region || !isInScope(scope, code)) throw notFound();
    const stopped = lineage.slice(0, -1).find((above) => !above.inUse);
    if (inUse && stopped) throw refuse([`上级区划${stopped.fullName}已停用，请先启用它。`], '/inUse');
    const { units, openOrders } = await regionRegister.effectsOf([code, ...(await regionRegister.codesBelow(code))]);
    if (!inUse && units.length > 0)
      throw new DomainError('region-served', `${region.fullName}还有在用的单位：${units.slice(0, 3).map(({ name }) => name).join('、')}${units.length > 3 ? ` 等 ${units.length} 个` : ''}，请先停用单位。`);
    const changed = region.inUse === inUse ? 0 : await regionRegister.setInUse(code, inUse, { userId: input.user.id, at: deps.clock.now(), on: chinaDayOf(deps.clock.now()) });
    if (changed > 0) await audit.record({ action: 'region.useChanged', actor: actorOf(input.user), detail: { code, before: { inUse: region.inUse }, after: { inUse }, changed } });
    return { changed, openOrders };
  });
}
