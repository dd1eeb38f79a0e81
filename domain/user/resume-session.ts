import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Sessions, SessionTokens, Users } from './ports.ts';
import { sessionHolds, sessionLimits } from './session-limits.ts';
import type { User } from './user.ts';

/**
 * The user behind a session token, or undefined where the session is unknown, idle for too long, too old, or its user no
 * longer active. Being seen is written at most once a minute, so that reading pages stays reading.
 */
export async function resumeSession(
  deps: { inTransaction: InTransaction<{ users: Users; sessions: Sessions }>; tokens: SessionTokens; wallClock: Clock },
  token: string,
  { isSeen = true }: { isSeen?: boolean } = {},
): Promise<User | undefined> {
  return deps.inTransaction(async ({ users, sessions }) => {
    const hash = deps.tokens.hashOf(token);
    const now = deps.wallClock.now();
    const session = await sessions.find(hash);
    if (!session) return undefined;
    if (!sessionHolds(session, now)) {
      await sessions.end(hash);
      return undefined;
    }
    if (isSeen && now.getTime() - session.lastSeenAt.getTime() >= sessionLimits.touchEveryMs) await sessions.touch(hash, now);
    return users.find(session.userId);
  });
}
