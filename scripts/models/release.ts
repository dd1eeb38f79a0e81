import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { completions } from '../../processes/contracts/completions.ts';
import { jobContracts } from '../../processes/contracts/jobs.ts';
import { messageVariables } from '../../processes/contracts/messages.ts';
import { z } from 'zod';
import { root } from './generated-files.ts';
import { interfaceOf, type Interface } from './interface.ts';
import type { Model } from './model.ts';
import type { DecisionTable } from './read-decisions.ts';

const snapshot = join(root, 'processes/released/interface.json');

/** What running instances and other models may rely on, as it stands now. */
export function currentInterface(models: readonly Model[], decisions: readonly DecisionTable[]): Interface {
  const shapes = (table: Readonly<Record<string, z.ZodType>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(table).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })]));
  return interfaceOf(models, decisions, {
    jobReads: shapes(Object.fromEntries(Object.entries(jobContracts).map(([type, { reads }]) => [type, reads]))),
    jobWrites: shapes(Object.fromEntries(Object.entries(jobContracts).map(([type, { writes }]) => [type, writes]))),
    completions: shapes(completions),
    messages: shapes(messageVariables),
  });
}

/** The interface of the last release. */
export async function releasedInterface(): Promise<Interface> {
  return JSON.parse(await readFile(snapshot, 'utf8')) as Interface;
}

/** Takes the interface of today as the released one; says what was written. */
export async function release(models: readonly Model[], decisions: readonly DecisionTable[]): Promise<string> {
  await writeFile(snapshot, `${JSON.stringify(currentInterface(models, decisions), null, 1)}\n`);
  return 'processes/released/interface.json: the models of today are the released ones';
}
