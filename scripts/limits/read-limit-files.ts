import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { limitFiles, limitTableIds } from '../../domain/limit-table/columns.ts';
import type { LimitFile } from '../../domain/limit-table/deploy-files.ts';
import { readRows } from '../../domain/limit-table/read-rows.ts';
import { readDecisions } from '../models/read-decisions.ts';
import { modelsFolder } from '../models/read-model.ts';

/** The two tables of limits as `processes/` has them. Throws, naming the row, where pages couldn't show one. */
export async function readLimitFiles(folder: string = modelsFolder): Promise<LimitFile[]> {
  const decisions = await readDecisions(folder);
  return Promise.all(
    limitTableIds.map(async (table) => {
      const decision = decisions.find(({ id }) => id === table);
      if (!decision) throw new Error(`${limitFiles[table]} 中没有决策 ${table}`);
      return { table, dmn: await readFile(join(folder, limitFiles[table]), 'utf8'), rows: readRows(table, decision) };
    }),
  );
}
