import type { Knex } from 'knex';
import type { Sessions } from '../../domain/user/ports.ts';

type Row = { token_hash: Buffer; user_id: string; created_at: Date; last_seen_at: Date; expires_at: Date };

/** Sessions in one transaction. */
export function createSessionRepository(transaction: Knex): Sessions {
  return {
    start: async (session) => {
      await transaction('session').insert({
        token_hash: session.tokenHash,
        user_id: session.userId,
        created_at: session.createdAt,
        last_seen_at: session.lastSeenAt,
        expires_at: session.expiresAt,
      });
    },
    find: async (tokenHash) => {
      const row = (await transaction('session').where('token_hash', tokenHash).first()) as Row | undefined;
      return (
        row && {
          tokenHash: row.token_hash,
          userId: row.user_id,
          createdAt: row.created_at,
          lastSeenAt: row.last_seen_at,
          expiresAt: row.expires_at,
        }
      );
    },
    touch: async (tokenHash, at) => {
      await transaction('session').where('token_hash', tokenHash).update({ last_seen_at: at });
    },
    removeOver: async (userId, { lastSeenBefore, expiredAt }) => {
      await transaction('session')
        .where('user_id', userId)
        .whereRaw('(last_seen_at <= ? or expires_at <= ?)', [lastSeenBefore, expiredAt])
        .delete();
    },
    end: async (tokenHash) => {
      await transaction('session').where('token_hash', tokenHash).delete();
    },
  };
}
