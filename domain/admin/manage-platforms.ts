import type { AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import type { KeyLine, PlatformRegister, PlatformSettings, Secrets } from './ports.ts';
import type { NewKey, PlatformChange } from './schema.ts';
import { adminScopeOf, anyAdminScopeOf } from './scope.ts';

type Repositories = { platformRegister: PlatformRegister; audit: AuditTrail };

const notFound = (what: string) => new DomainError('not-found', `${what}不存在或不在您的权限范围内。`);

/** Platforms; for the system administrator, and the security administrator who keeps their keys. Error: `right-required`. */
export async function listPlatforms(deps: { platformRegister: PlatformRegister }, input: { user: User }): Promise<{ platforms: PlatformSettings[]; actions: string[] }> {
  const platforms = await deps.platformRegister.list(anyAdminScopeOf(input.user, ['systemAdmin', 'securityAdmin']));
  return { platforms, actions: input.user.rights.includes('systemAdmin') ? ['change'] : ['keys'] };
}

/**
 * Changes a platform. It goes live only once its reading of the 匿名 rule has been chosen, and callbacks have somewhere to
 * go (P1.4). Errors: `right-required`, `not-found`, `validation-failed`.
 */
export async function changePlatform(
  deps: { inTransaction: InTransaction<Repositories>; isTargetReadable: (entry: string) => boolean },
  input: { user: User; platformId: string; change: PlatformChange },
): Promise<void> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const { change } = input;
  await deps.inTransaction(async ({ platformRegister, audit }) => {
    const platform = await platformRegister.lock(scope, input.platformId);
    if (!platform) throw notFound('平台');
    const next = { ...platform, ...change };
    const problems = [
      ...(next.live && next.anonymityRule === null ? [{ pointer: '/anonymityRule', code: 'required', detail: '匿名规则：上线前须选定。' }] : []),
      ...next.allowedTargets.flatMap((entry, index) =>
        deps.isTargetReadable(entry) ? [] : [{ pointer: `/allowedTargets/${index}`, code: 'bad-format', detail: '允许的回调目标：应为“协议://主机[:端口]”，后面可跟以空格分隔的地址范围。' }],
      ),
    ];
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

/** The keys of a platform, newest first; for the security administrator. Errors: `right-required`, `not-found`. */
export async function listKeys(deps: { platformRegister: PlatformRegister }, input: { user: User; platformId: string }): Promise<KeyLine[]> {
  const scope = adminScopeOf(input.user, 'securityAdmin');
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

/** Ends a key at once. Errors: `right-required`, `not-found`. */
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
