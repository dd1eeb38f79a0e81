import type { AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { missingBeforeLive, unreadableTargets, type TargetRules } from './platform-readiness.ts';
import type { KeyLine, PlatformRegister, PlatformSettings, Secrets, UnitRegister } from './ports.ts';
import type { NewKey, NewPlatform, PlatformChange } from './schema.ts';
import { adminScopeOf, anyAdminScopeOf } from './scope.ts';

type Repositories = { platformRegister: PlatformRegister; audit: AuditTrail };

const notFound = (what: string) => new DomainError('not-found', `${what}不存在或不在您的权限范围内。`);

/** A platform with what it still lacks before it may go live. */
export type PlatformLine = PlatformSettings & { missing: string[] };

/** Platforms; for the system administrator, the security administrator who keeps their keys, and operators, who only read. Error: `right-required`. */
export async function listPlatforms(
  deps: { platformRegister: PlatformRegister; targets: TargetRules },
  input: { user: User },
): Promise<{ platforms: PlatformLine[]; actions: string[] }> {
  const platforms = await deps.platformRegister.list(anyAdminScopeOf(input.user, ['systemAdmin', 'securityAdmin', 'operator']));
  const told = platforms.map((platform) => ({ ...platform, missing: missingBeforeLive(platform, deps.targets).map(({ detail }) => detail) }));
  const { rights } = input.user;
  return { platforms: told, actions: [...(rights.includes('systemAdmin') ? ['create', 'change'] : []), ...(rights.includes('securityAdmin') ? ['keys'] : [])] };
}

/**
 * Opens a platform for a province that has a unit; it isn't live, and its callbacks may go to the origin of its address.
 * Errors: `right-required`, `not-found` for a province outside the scope, `platform-code-taken`.
 */
export async function createPlatform(
  deps: { inTransaction: InTransaction<Repositories & { unitRegister: UnitRegister }>; newId: () => string },
  input: { user: User; platform: NewPlatform },
): Promise<{ platformId: string }> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const { platform } = input;
  return deps.inTransaction(async ({ platformRegister, unitRegister, audit }) => {
    const unit = await unitRegister.lock(scope, platform.provinceCode);
    if (unit?.level !== 'province' || !unit.inUse) throw notFound('省级单位');
    if (await platformRegister.isCodeTaken(platform.code)) throw new DomainError('platform-code-taken', `平台代码 ${platform.code} 已被使用。`);
    const id = deps.newId();
    await platformRegister.insert({ ...platform, id });
    await audit.record({ action: 'platform.created', actor: actorOf(input.user), detail: { platformId: id, ...platform } });
    return { platformId: id };
  });
}

/**
 * Changes a platform. It goes live, and stays in order while it is, only when nothing that it needs is missing.
 * Errors: `right-required`, `not-found`, `validation-failed`.
 */
export async function changePlatform(
  deps: { inTransaction: InTransaction<Repositories>; targets: TargetRules },
  input: { user: User; platformId: string; change: PlatformChange },
): Promise<void> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const { change } = input;
  await deps.inTransaction(async ({ platformRegister, audit }) => {
    const platform = await platformRegister.lock(scope, input.platformId);
    if (!platform) throw notFound('平台');
    const next = { ...platform, ...change };
    // A live platform that already lacked something may still be changed otherwise; nothing may begin to be missing.
    const before = new Set(platform.live ? missingBeforeLive(platform, deps.targets).map(({ detail }) => detail) : []);
    const missing = next.live ? missingBeforeLive(next, deps.targets).filter(({ detail }) => !before.has(detail)) : [];
    const problems = [...missing, ...unreadableTargets(change.allowedTargets ?? [], deps.targets)];
    if (problems.length > 0) throw new DomainError('validation-failed', `共有 ${problems.length} 处不符合要求，未保存任何内容。`, { problems });
    await platformRegister.update(platform.id, change);
    const names = (Object.keys(change) as (keyof PlatformChange)[]).filter((name) => JSON.stringify(change[name]) !== JSON.stringify(platform[name]));
    await audit.record({
      action: 'platform.changed',
      actor: actorOf(input.user),
      detail: {
        platformId: platform.id,
        before: Object.fromEntries(names.map((name) => [name, platform[name]])),
        after: Object.fromEntries(names.map((name) => [name, change[name]])),
      },
    });
  });
}

/** The keys of a platform without their secrets, newest first; for the security administrator, and operators. Errors: `right-required`, `not-found`. */
export async function listKeys(deps: { platformRegister: PlatformRegister }, input: { user: User; platformId: string }): Promise<KeyLine[]> {
  const scope = anyAdminScopeOf(input.user, ['securityAdmin', 'operator']);
  const platform = (await deps.platformRegister.list(scope)).find(({ id }) => id === input.platformId);
  if (!platform) throw notFound('平台');
  return deps.platformRegister.keys(platform.id);
}

/**
 * Issues a key, whose secret is told this once; the keys before it stay in force for the overlap, so that both sides
 * change over without a gap (P8.1). Errors: `right-required`, `not-found`.
 */
export async function issueKey(
  deps: { inTransaction: InTransaction<Repositories>; secrets: Secrets; wallClock: Clock },
  input: { user: User; platformId: string; key: NewKey },
): Promise<{ keyId: string; secret: string }> {
  const scope = adminScopeOf(input.user, 'securityAdmin');
  const { purpose, algorithm, overlapHours } = input.key;
  return deps.inTransaction(async ({ platformRegister, audit }) => {
    const platform = await platformRegister.lock(scope, input.platformId);
    if (!platform) throw notFound('平台');
    const now = deps.wallClock.now();
    const made = deps.secrets.newKey(purpose);
    await platformRegister.endKeys(platform.id, purpose, now, new Date(now.getTime() + overlapHours * 3_600_000));
    await platformRegister.insertKey(platform.id, { ...made, purpose, algorithm, validFrom: now, validUntil: null });
    await audit.record({
      action: 'platformKey.issued',
      actor: actorOf(input.user),
      detail: { platformId: platform.id, keyId: made.keyId, purpose, algorithm, overlapHours },
    });
    return made;
  });
}

/** Ends a key at once; one that has ended stays as it is. Errors: `right-required`, `not-found`. */
export async function endKey(
  deps: { inTransaction: InTransaction<Repositories>; wallClock: Clock },
  input: { user: User; keyId: string },
): Promise<void> {
  const scope = adminScopeOf(input.user, 'securityAdmin');
  await deps.inTransaction(async ({ platformRegister, audit }) => {
    const key = await platformRegister.findKey(scope, input.keyId);
    if (!key) throw notFound('密钥');
    const at = deps.wallClock.now();
    await platformRegister.endKey(key.keyId, at);
    await audit.record({
      action: 'platformKey.ended',
      actor: actorOf(input.user),
      detail: { platformId: key.platformId, keyId: key.keyId, before: { validUntil: key.validUntil }, after: { validUntil: at } },
    });
  });
}
