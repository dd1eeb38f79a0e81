import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Knex } from 'knex';

const folder = join(import.meta.dirname, '../../migrations');

/**
 * The migrations of `migrations/`, known to knex by their name without extension: knex stores names, and a name
 * with `.ts` would make the same migrations look corrupt wherever they run compiled.
 */
export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () =>
    (await readdir(folder))
      .filter((file) => /^\d{14}_[a-z_]+\.ts$/.test(file))
      .map((file) => file.slice(0, -'.ts'.length))
      .sort(),
  getMigrationName: (name) => name,
  getMigration: async (name) => (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as Knex.Migration,
};
