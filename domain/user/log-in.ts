import type { AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Credentials, Passwords, Sessions, SessionTokens, Users } from './ports.ts';
import { lockAfterFailure, lockout, sessionLimits } from './session-limits.ts';
import type { User } from './user.ts';

type Repositories = { users: Users; sessions: Sessions; audit: AuditTrail };
type Outcome = { user: User; token: string } | DomainError;

const refused = () => new DomainError('login-failed', '用户名或密码不正确。');
const locked = () => new DomainError('account-locked', `连续 ${lockout.failures} 次登录失败，账号锁定 ${lockout.durationMs / 60_000} 分钟。`);

/**
 * Logs a user in: a fresh session token of 256 bits, of which only the hash is stored. Five failures in a row lock the
 * account for 15 minutes. Times are wall time. Errors: `login-failed`, `account-locked`.
 */
export async function logIn(
  deps: { inTransaction: InTransaction<Repositories>; passwords: Passwords; tokens: SessionTokens; wallClock: Clock },
  input: { login: string; password: string },
): Promise<{ user: User; token: string }> {
  // The failure is counted in a transaction that commits: the error is thrown behind it.
  const outcome = await deps.inTransaction(async (repositories): Promise<Outcome> => {
    const now = deps.wallClock.now();
    const credentials = await repositories.users.lockCredentials(input.login);
    if (credentials?.lockedUntil && now < credentials.lockedUntil) return locked();
    if (!credentials?.active) {
      await deps.passwords.verifyNobody(input.password);
      return refused();
    }
    if (!(await deps.passwords.verify(credentials.passwordHash, input.password))) return countFailure(repositories, credentials, now);
    const user = await repositories.users.find(credentials.userId);
    if (!user) return refused();
    const { token, tokenHash } = deps.tokens.create();
    const expiresAt = new Date(now.getTime() + sessionLimits.absoluteMs);
    await repositories.users.clearFailedLogins(user.id);
    await repositories.sessions.removeOver(user.id, { lastSeenBefore: new Date(now.getTime() - sessionLimits.idleMs), expiredAt: now });
    await repositories.sessions.start({ tokenHash, userId: user.id, createdAt: now, lastSeenAt: now, expiresAt });
    await repositories.audit.record({ action: 'user.loggedIn', actor: { kind: 'user', id: user.id, unitId: user.unitId } });
    return { user, token };
  });
  if (outcome instanceof DomainError) throw outcome;
  return outcome;
}

async function countFailure(repositories: Repositories, credentials: Credentials, now: Date): Promise<DomainError> {
  // A lock that has run out opens a new series.
  const before = credentials.lockedUntil ? 0 : credentials.failedLogins;
  const lockedUntil = lockAfterFailure(before, now);
  if (credentials.lockedUntil) await repositories.users.clearFailedLogins(credentials.userId);
  await repositories.users.recordFailedLogin(credentials.userId, lockedUntil);
  await repositories.audit.record({
    action: lockedUntil ? 'user.locked' : 'user.loginFailed',
    actor: { kind: 'user', id: credentials.userId, unitId: credentials.unitId },
  });
  return lockedUntil ? locked() : refused();
}
