import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Knex } from 'knex';
import { connect } from '../../infra/postgres/connect.ts';
import { migrationSource } from '../../infra/postgres/migration-source.ts';

/** A migrated database of one test file, cloned from a template in about 0.1 s. */
export type TestDatabase = { knex: Knex; url: string; drop(): Promise<void> };

function serverUrl(): URL {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is missing: start the tests with "npm test" or "npm run jest -- <path>"');
  return new URL(url);
}

function named(name: string): string {
  const url = serverUrl();
  url.pathname = `/${name}`;
  return url.href;
}

/** The template's name changes with the set of migrations, so that a changed schema is never tested on an old template. */
async function ensureTemplate(admin: Knex): Promise<string> {
  const hash = createHash('sha256');
  for (const name of await migrationSource.getMigrations([]))
    hash.update(name).update(await readFile(new URL(`../../migrations/${name}.ts`, import.meta.url)));
  const template = `template_${hash.digest('hex').slice(0, 16)}`;
  // One runner builds it; the others wait for the lock and find it there.
  await admin.raw('select pg_advisory_lock(12317)');
  try {
    const found: unknown = await admin('pg_database').where({ datname: template }).first();
    if (found) return template;
    const building = `${template}_building`;
    await admin.raw(`drop database if exists ${building}`);
    await admin.raw(`create database ${building}`);
    const database = connect(named(building), { poolSize: 2 });
    try {
      await database.migrate.latest();
    } finally {
      await database.destroy();
    }
    await admin.raw(`alter database ${building} rename to ${template}`);
    return template;
  } finally {
    await admin.raw('select pg_advisory_unlock(12317)');
  }
}

/** Creates the database of a test file. Drop it in `afterAll`: a connection left open makes the drop fail loudly. */
export async function createTestDatabase(options: { poolSize?: number } = {}): Promise<TestDatabase> {
  const admin = connect(serverUrl().href, { poolSize: 1 });
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = await ensureTemplate(admin);
  await admin.raw(`create database ${name} template ${template}`);
  const knex = connect(named(name), { poolSize: options.poolSize ?? 10 });
  return {
    knex,
    url: named(name),
    drop: async () => {
      await knex.destroy();
      await admin.raw(`drop database ${name}`);
      await admin.destroy();
    },
  };
}
