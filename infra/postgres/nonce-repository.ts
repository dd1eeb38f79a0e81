import type { Knex } from 'knex';
import type { NonceStore } from '../../domain/platform/request-signing-ports.ts';
import { inBatches } from '../in-batches.ts';
import { runPrepared } from './run-prepared.ts';

type UsedNonce = { keyId: string; nonce: string; expiresAt: Date };

const nameOf = (keyId: string, nonce: string): string => `${keyId} ${nonce}`;

// The setting holds for this statement's transaction only.
const rememberNonces = {
  name: 'remember-nonces',
  text: `
  with unhurried as (select set_config('synchronous_commit', 'off', true))
  insert into request_nonce (key_id, nonce, expires_at)
  select used.* from unhurried, unnest($1::text[], $2::text[], $3::timestamptz[]) as used
  on conflict (key_id, nonce) do nothing
  returning key_id, nonce`,
};

/**
 * Nonces in PostgreSQL: one place for all API processes. Those that arrive together share a statement. It doesn't wait
 * for the disk: after a crash of the database the last fraction of a second may be replayed, and order numbers and
 * decisions are the same whether they come once or twice (P1.3, P4.3).
 */
export function createNonceRepository(database: Knex): NonceStore {
  const rememberAll = async (used: readonly UsedNonce[]): Promise<boolean[]> => {
    const values = [used.map(({ keyId }) => keyId), used.map(({ nonce }) => nonce), used.map(({ expiresAt }) => expiresAt)];
    const rows = await runPrepared<{ key_id: string; nonce: string }>(database, rememberNonces, values);
    const fresh = new Set(rows.map((row) => nameOf(row.key_id, row.nonce)));
    // Of two equal ones in a batch only the first finds its name still there.
    return used.map(({ keyId, nonce }) => fresh.delete(nameOf(keyId, nonce)));
  };
  const remember = inBatches(rememberAll, { largest: 200, runs: 1 });
  return { remember: (keyId, nonce, expiresAt) => remember({ keyId, nonce, expiresAt }) };
}

/** Forgets nonces that can no longer be replayed. Returns how many. */
export async function purgeExpiredNonces(database: Knex): Promise<number> {
  return database('request_nonce').where('expires_at', '<', database.fn.now()).delete();
}
