import type { Knex } from 'knex';
import type { LimitVersion, LimitVersions, ProvinceNames } from '../../domain/limit-table/ports.ts';
import type { LimitTableId, LimitTableRow } from '../../domain/limit-table/schema.ts';

type Row = {
  table_id: LimitTableId;
  revision: number;
  state: LimitVersion['state'];
  rows: LimitTableRow[];
  dmn: string;
  origin: LimitVersion['origin'];
  reason: string;
  author_id: string | null;
  author_name: string | null;
  applies_to_open: boolean;
  created_at: Date;
  decision_version: number | null;
  deployed_at: Date | null;
  problem: string | null;
};

const toVersion = (row: Row): LimitVersion => ({
  table: row.table_id,
  revision: row.revision,
  state: row.state,
  rows: row.rows,
  dmn: row.dmn,
  origin: row.origin,
  reason: row.reason,
  authorId: row.author_id,
  authorName: row.author_name,
  createdAt: row.created_at,
  decisionVersion: row.decision_version,
  deployedAt: row.deployed_at,
  problem: row.problem,
  appliesToOpen: row.applies_to_open,
});

/** The channel that wakes whoever deploys when a transaction with a proposed version commits. */
export const limitVersionChannel = 'limit_table_version';

/** The versions of the tables of limits; `lock` needs a transaction. */
export function createLimitVersions(database: Knex): LimitVersions {
  const versions = (table: LimitTableId) =>
    database('limit_table_version as version').leftJoin('app_user', 'app_user.id', 'version.author_id').where('version.table_id', table).select('version.*', 'app_user.name as author_name').orderBy('revision', 'desc');
  const first = async (query: Knex.QueryBuilder) => {
    const row = (await query.first()) as Row | undefined;
    return row && toVersion(row);
  };
  return {
    lock: async (table) => {
      await database.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`limit_table_version:${table}`]);
    },
    inForce: (table) => first(versions(table).where('state', 'inForce')),
    proposed: (table) => first(versions(table).where('state', 'proposed')),
    find: (table, revision) => first(versions(table).where({ revision })),
    history: async (table, limit) => ((await versions(table).limit(limit)) as Row[]).map(toVersion),
    propose: async ({ table, rows, dmn, origin, reason, authorId, createdAt, appliesToOpen }) => {
      const [inserted] = await database('limit_table_version')
        .insert({
          table_id: table, revision: database.raw('(select coalesce(max(revision), 0) + 1 from limit_table_version where table_id = ?)', [table]), state: 'proposed',
          rows: JSON.stringify(rows), dmn, origin, reason, author_id: authorId, created_at: createdAt, applies_to_open: appliesToOpen,
        })
        .returning<{ revision: number }[]>('revision'); // prettier-ignore
      await database.raw(`select pg_notify('${limitVersionChannel}', '')`);
      if (!inserted) throw new Error('the version was not inserted');
      return inserted.revision;
    },
    deployed: async (table, revision, decisionVersion, at) => {
      await database('limit_table_version').where({ table_id: table, revision }).update({ state: 'inForce', decision_version: decisionVersion, deployed_at: at });
    },
    refused: async (table, revision, problem) => {
      await database('limit_table_version').where({ table_id: table, revision }).update({ state: 'refused', problem });
    },
  };
}

/** The provinces' names, from the regions. */
export function createProvinceNames(database: Knex): ProvinceNames {
  return {
    all: async () => {
      const rows = await database('region').where('level', 1).select<{ code: string; name: string }[]>('code', 'name');
      return new Map(rows.map(({ code, name }) => [code.slice(0, 2), name]));
    },
  };
}
