import type { Knex } from 'knex';
import type { NonceStore } from '../../domain/platform/request-signing-ports.ts';
import { runPrepared } from './run-prepared.ts';

const rememberNonce = {
  name: 'remember-nonce',
  // The setting holds for this statement's transaction only.
  text: `
    with unhurried as (select set_config('synchronous_commit', 'off', true))
    insert into request_nonce (key_id, nonce, expires_at) select $1, $2, $3 from unhurried
    on conflict (key_id, nonce) do nothing
    returning nonce`,
};

/**
 * Nonces in PostgreSQL: one place for all API processes. Doesn't wait for the disk: after a crash of the database the
 * last fraction of a second may be replayed, which reads again or repeats what was sent, to the same effect (P1.3, P4.3).
 */
export function createNonceRepository(database: Knex): NonceStore {
  return {
    remember: async ({ keyId, nonce, expiresAt }) => (await runPrepared(database, rememberNonce, [keyId, nonce, expiresAt])).length === 1,
  };
}

/** Forgets nonces that can no longer be replayed. Returns how many. */
export async function purgeExpiredNonces(database: Knex): Promise<number> {
  return database('request_nonce').where('expires_at', '<', database.fn.now()).delete();
}
