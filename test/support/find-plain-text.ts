import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Knex } from 'knex';

/** Files below a folder that hold one of the words in UTF-8, as `path: word`. Reads whole files: the folders of a test. */
export async function findInFiles(folder: string, words: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    // The engine may drop a segment while we look.
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    for (const word of words) if (content.includes(word)) found.push(`${relative(folder, path)}: ${word}`);
  }
  return found;
}

type Column = { table_name: string; column_name: string; data_type: string };

/** Columns of all tables that hold one of the words in plain text, binary columns included, as `table.column: word`. */
export async function findInColumns(database: Knex, words: readonly string[]): Promise<string[]> {
  const columns = await database<Column>('information_schema.columns')
    .where('table_schema', 'public')
    .whereIn('data_type', ['text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea'])
    .select('table_name', 'column_name', 'data_type');
  const found: string[] = [];
  for (const { table_name: table, column_name: column, data_type: type } of columns)
    for (const word of words) {
      const holds = type === 'bytea' ? "position(convert_to(?, 'UTF8') in ??) > 0" : 'position(? in ??::text) > 0';
      if (await database(table).whereRaw(holds, [word, column]).first(database.raw('1'))) found.push(`${table}.${column}: ${word}`);
    }
  return found;
}
