import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

type AuditRow = {
  id: string;
  occurred_at: Date;
  recorded_at: Date;
  actor_kind: string;
  actor_id: string;
  unit_id: string | null;
  order_id: string | null;
  run_no: number | null;
  action: string;
  from_status: string | null;
  to_status: string | null;
  detail: unknown;
  text_key: string | null;
  text_enc: Buffer | null;
  chain_position: string | null;
  hash: Buffer | null;
};

const sealerLock = 12317_12;

/** H(previous hash ‖ the row in one fixed form). The text stays encrypted in it: the chain survives without the keys. */
function linkHash(previous: Buffer, row: AuditRow, position: bigint): Buffer {
  const canonical = JSON.stringify([
    position.toString(),
    row.id,
    row.occurred_at.toISOString(),
    row.recorded_at.toISOString(),
    row.actor_kind,
    row.actor_id,
    row.unit_id,
    row.order_id,
    row.run_no,
    row.action,
    row.from_status,
    row.to_status,
    row.detail,
    row.text_key,
    row.text_enc?.toString('hex') ?? null,
  ]);
  return createHash('sha256').update(previous).update(canonical).digest();
}

const genesis = Buffer.alloc(32);

/**
 * Chains up to `limit` committed rows that have no hash yet, in the order they are found (§3.1.12). One sealer at a
 * time: a second one finds the lock taken and does nothing. Returns how many rows it chained.
 */
export async function sealAuditEntries(database: Knex, limit = 1000): Promise<number> {
  return database.transaction(async (transaction) => {
    const { rows } = await transaction.raw<{ rows: { taken: boolean }[] }>('select pg_try_advisory_xact_lock(?) as taken', [sealerLock]);
    if (rows[0]?.taken !== true) return 0;
    const unsealed = (await transaction('audit_entry').whereNull('hash').orderBy('id').limit(limit)) as AuditRow[];
    if (unsealed.length === 0) return 0;
    const last = await transaction<{ chain_position: string; hash: Buffer }>('audit_entry')
      .whereNotNull('chain_position')
      .orderBy('chain_position', 'desc')
      .first('chain_position', 'hash');
    let position = BigInt(last?.chain_position ?? 0);
    let previous: Buffer = last?.hash ?? genesis;
    const sealed = unsealed.map((row) => {
      position += 1n;
      previous = linkHash(previous, row, position);
      return { id: row.id, position: position.toString(), hash: previous };
    });
    await transaction.raw(
      `update audit_entry set chain_position = s.position, hash = s.hash
       from unnest(?::bigint[], ?::bigint[], ?::bytea[]) as s (id, position, hash) where audit_entry.id = s.id`,
      [sealed.map(({ id }) => id), sealed.map(({ position: p }) => p), sealed.map(({ hash }) => hash)],
    );
    return sealed.length;
  });
}

/** The result of checking the chain: how many rows hold, and where it breaks first. */
export type ChainReport = { verified: number; unsealed: number; brokenAtId?: string };

/** Walks the whole chain in batches and recomputes every hash; a changed, removed or reordered row breaks it there. */
export async function verifyAuditChain(database: Knex, batch = 5000): Promise<ChainReport> {
  let previous: Buffer = genesis;
  let position = 0n;
  for (;;) {
    const rows = (await database('audit_entry')
      .where('chain_position', '>', position.toString())
      .orderBy('chain_position')
      .limit(batch)) as AuditRow[];
    for (const row of rows) {
      position += 1n;
      const expected = linkHash(previous, row, position);
      if (row.chain_position !== position.toString() || !row.hash?.equals(expected))
        return { verified: Number(position - 1n), unsealed: await countUnsealed(database), brokenAtId: row.id };
      previous = expected;
    }
    if (rows.length < batch) return { verified: Number(position), unsealed: await countUnsealed(database) };
  }
}

async function countUnsealed(database: Knex): Promise<number> {
  const { rows } = await database.raw<{ rows: { count: string }[] }>('select count(*) as count from audit_entry where hash is null');
  return Number(rows[0]?.count ?? 0);
}
