import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeSchema } from '../../infra/postgres/describe-schema.ts';
import { migrationSource } from '../../infra/postgres/migration-source.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

describe('migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('go up, down one by one and up again to the same schema', async () => {
    const before = await describeSchema(database.knex);
    const count = (await migrationSource.getMigrations([])).length;

    for (let step = 0; step < count; step += 1) await database.knex.migrate.down();
    const empty = await describeSchema(database.knex);
    await database.knex.migrate.latest();

    expect(empty).not.toContain('create table work_order');
    expect(await describeSchema(database.knex)).toBe(before);
  });

  it('change nothing when they run a second time', async () => {
    const [, names] = (await database.knex.migrate.latest()) as [number, string[]];

    expect(names).toEqual([]);
  });

  it('match the committed dump in migrations/schema.sql', async () => {
    const committed = await readFile(new URL('../../migrations/schema.sql', import.meta.url), 'utf8');

    // On a difference: npm run gen:schema
    expect(await describeSchema(database.knex)).toBe(committed);
  });

  it('keep the status out of every index of the orders: each step changes it, and would then write to all of them', async () => {
    const { rows } = await database.knex.raw<{ rows: { index: string }[] }>(
      `select indexrelid::regclass::text as index from pg_index where indrelid = 'work_order'::regclass and pg_get_indexdef(indexrelid) ~ '\\mstatus\\M'`,
    );

    expect(rows).toEqual([]);
  });

  it('install once when several runners start together', async () => {
    const fresh = await createTestDatabase();
    try {
      await fresh.knex.migrate.rollback(undefined, true);
      const results = await Promise.allSettled([1, 2, 3].map(() => fresh.knex.migrate.latest()));
      expect(results.some((result) => result.status === 'fulfilled')).toBe(true);
      expect(await describeSchema(fresh.knex)).toBe(await describeSchema(database.knex));
    } finally {
      await fresh.drop();
    }
  });
});
