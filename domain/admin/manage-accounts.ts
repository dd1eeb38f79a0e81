import type { AuditTrail } from '../audit/ports.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Right } from '../user/right.ts';
import { actorOf, type User } from '../user/user.ts';
import { assertCompatible, assertNotLast, assertUpperLevel } from './keep-administrators.ts';
import type { Account, Accounts, Secrets, UnitRegister } from './ports.ts';
import type { NewUser, UserChange } from './schema.ts';
import { adminScopeOf, anyAdminScopeOf, type AdminRight } from './scope.ts';

type Repositories = { accounts: Accounts; unitRegister: UnitRegister; audit: AuditTrail };
type Deps = { inTransaction: InTransaction<Repositories>; secrets: Secrets };

const notFound = (what: string) => new DomainError('not-found', `${what}不存在或不在您的权限范围内。`);

/** Accounts by login; for the system and the security administrator. Error: `right-required`. */
export async function listAccounts(
  deps: { accounts: Accounts },
  input: { user: User; unitId?: string; term?: string; after?: string; limit: number },
): Promise<{ accounts: Account[]; next: string | null; actions: string[] }> {
  const { user, limit, ...criteria } = input;
  const found = await deps.accounts.list(anyAdminScopeOf(user, ['systemAdmin', 'securityAdmin']), criteria, limit + 1);
  const accounts = found.slice(0, limit);
  const actions = [...(user.rights.includes('systemAdmin') ? ['create', 'change'] : []), ...(user.rights.includes('securityAdmin') ? ['setRights', 'unlock', 'resetPassword'] : [])];
  return { accounts, next: found.length > limit ? (accounts.at(-1)?.login ?? null) : null, actions };
}

/** Opens an account without any right; its password is told once and must be changed. Errors: `right-required`, `not-found`, `login-taken`. */
export async function createAccount(
  deps: Deps & { newId: () => string },
  input: { user: User; account: NewUser },
): Promise<{ userId: string; password: string }> {
  const scope = adminScopeOf(input.user, 'systemAdmin');
  const password = deps.secrets.newPassword();
  const passwordHash = await deps.secrets.hash(password);
  return deps.inTransaction(async ({ accounts, unitRegister, audit }) => {
    const { account } = input;
    if (!(await unitRegister.lock(scope, account.unitId))) throw notFound('单位');
    if (await accounts.isLoginTaken(account.login)) throw new DomainError('login-taken', `用户名 ${account.login} 已被使用。`);
    const id = deps.newId();
    await accounts.insert({ ...account, id, passwordHash });
    await audit.record({ action: 'user.created', actor: actorOf(input.user), detail: { userId: id, login: account.login, unitId: account.unitId } });
    return { userId: id, password };
  });
}

/**
 * Changes an account; of name and phone the trail keeps that they changed. Errors: `right-required`, `not-found`,
 * `rights-incompatible` for an administrator who would sit below the province, `last-administrator`.
 */
export async function changeAccount(deps: Deps, input: { user: User; userId: string; change: UserChange }): Promise<void> {
  const { change } = input;
  await onAccount(deps, { ...input, right: 'systemAdmin' }, async ({ accounts, unitRegister }, account, scope) => {
    const unit = change.unitId === undefined ? undefined : await unitRegister.lock(scope, change.unitId);
    if (change.unitId !== undefined && !unit) throw notFound('单位');
    if (unit) assertUpperLevel(account.rights, unit.level);
    await assertNotLast(accounts, account, { ...account, ...change });
    await accounts.update(account.id, change);
    if (change.active === false) await accounts.endSessions(account.id);
    const told = (['duty', 'unitId', 'active'] as const).filter((name) => change[name] !== undefined && change[name] !== account[name]);
    return {
      action: 'user.changed',
      detail: {
        before: Object.fromEntries(told.map((name) => [name, account[name]])),
        after: Object.fromEntries(told.map((name) => [name, change[name]])),
        changed: (['name', 'phone'] as const).filter((name) => change[name] !== undefined),
      },
    };
  });
}

/** Sets the rights of an account, never one's own. Errors: `right-required`, `not-found`, `rights-incompatible`, `last-administrator`. */
export async function setRights(deps: Deps, input: { user: User; userId: string; rights: readonly Right[] }): Promise<void> {
  assertCompatible(input.rights);
  if (input.userId === input.user.id) throw new DomainError('rights-incompatible', '不得更改本人的权限。');
  await onAccount(deps, { ...input, right: 'securityAdmin' }, async ({ accounts }, account) => {
    assertUpperLevel(input.rights, account.unitLevel);
    await assertNotLast(accounts, account, { ...account, rights: [...input.rights] });
    await accounts.setRights(account.id, input.rights);
    return { action: 'user.rightsChanged', detail: { before: { rights: account.rights }, after: { rights: input.rights } } };
  });
}

/** Opens an account that too many failed logins have locked. Errors: `right-required`, `not-found`. */
export async function unlockAccount(deps: Deps, input: { user: User; userId: string }): Promise<void> {
  await onAccount(deps, { ...input, right: 'securityAdmin' }, async ({ accounts }, account) => {
    await accounts.unlock(account.id);
    return { action: 'user.unlocked', detail: { before: { locked: account.lockedUntil !== null }, after: { locked: false } } };
  });
}

/** A new password, told once; every session ends. Errors: `right-required`, `not-found`. */
export async function resetPassword(deps: Deps, input: { user: User; userId: string }): Promise<{ password: string }> {
  const password = deps.secrets.newPassword();
  await onAccount(deps, { ...input, right: 'securityAdmin' }, async ({ accounts }, account) => {
    // Hashed here, behind the check of the right: it is dear on purpose.
    await accounts.setPassword(account.id, await deps.secrets.hash(password), true);
    await accounts.endSessions(account.id);
    return { action: 'user.passwordReset', detail: {} };
  });
  return { password };
}

/** One's own password. A wrong current one is refused as at the login. Errors: `login-failed`, `validation-failed`. */
export async function changeOwnPassword(deps: Deps, input: { user: User; current: string; next: string }): Promise<void> {
  const { user, current, next } = input;
  const tooClose = next === current || next.toLowerCase().includes(user.login.toLowerCase());
  if (tooClose)
    throw new DomainError('validation-failed', '新密码不符合要求。', {
      problems: [{ pointer: '/next', code: 'bad-format', detail: '新密码不得与当前密码相同，也不得包含用户名。' }],
    });
  const passwordHash = await deps.secrets.hash(next);
  await deps.inTransaction(async ({ accounts, audit }) => {
    if (!(await deps.secrets.verify(await accounts.passwordHashOf(user.id), current))) throw new DomainError('login-failed', '当前密码不正确。');
    await accounts.setPassword(user.id, passwordHash, false);
    await audit.record({ action: 'user.passwordChanged', actor: actorOf(user), detail: { userId: user.id } });
  });
}

async function onAccount(
  deps: Deps,
  input: { user: User; userId: string; right: AdminRight },
  act: (repositories: Repositories, account: Account, scope: ReturnType<typeof adminScopeOf>) => Promise<{ action: string; detail: Record<string, unknown> }>,
): Promise<void> {
  const scope = adminScopeOf(input.user, input.right);
  await deps.inTransaction(async (repositories) => {
    const account = await repositories.accounts.lock(scope, input.userId);
    if (!account) throw notFound('用户');
    const { action, detail } = await act(repositories, account, scope);
    await repositories.audit.record({ action, actor: actorOf(input.user), detail: { userId: account.id, ...detail } });
  });
}
