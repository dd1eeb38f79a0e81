import type { Knex } from 'knex';
import { createLimitVersions } from '../../infra/postgres/limit-table-repository.ts';
import { readLimitFiles } from '../../scripts/limits/read-limit-files.ts';

/** The tables of `processes/` in force, as the first deployment leaves them: version 1 of the engine. */
export async function insertLimitTables(database: Knex): Promise<void> {
  const versions = createLimitVersions(database);
  for (const { table, rows, dmn } of await readLimitFiles()) {
    const at = new Date('2026-11-20T09:00:00+08:00');
    const revision = await versions.propose({ table, rows, dmn, origin: 'file', reason: '部署文件', authorId: null, createdAt: at, appliesToOpen: false });
    await versions.deployed(table, revision, 1, at);
  }
}
