import type { AuditTrail } from '../audit/ports.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Sessions, SessionTokens } from './ports.ts';
import { actorOf, type User } from './user.ts';

/** Ends the session of this token. Idempotent. */
export async function logOut(
  deps: { inTransaction: InTransaction<{ sessions: Sessions; audit: AuditTrail }>; tokens: SessionTokens },
  input: { user: User; token: string },
): Promise<void> {
  await deps.inTransaction(async ({ sessions, audit }) => {
    await sessions.end(deps.tokens.hashOf(input.token));
    await audit.record({ action: 'user.loggedOut', actor: actorOf(input.user) });
  });
}
