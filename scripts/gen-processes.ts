/**
 * Writes `processes/generated/*.gen.ts` from the models: ids, job types, messages, form keys, calls and decisions as
 * typed constants, so that a renamed element breaks the compiler and not a running order.
 * `npm run gen:processes` writes; with `--check` it writes nothing and fails when a file has drifted.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderIndex, renderModel } from './models/render-constants.ts';
import { readDecisions } from './models/read-decisions.ts';
import { modelsFolder, readModels } from './models/read-model.ts';

const folder = join(modelsFolder, 'generated');
const [models, decisions] = await Promise.all([readModels(), readDecisions()]);
const wanted = new Map(models.map((model) => [model.file.replace(/\.bpmn$/, '.gen.ts'), renderModel(model)]));
wanted.set('index.ts', renderIndex(models, decisions));

await mkdir(folder, { recursive: true });
const present = await readdir(folder);
if (process.argv.includes('--check')) await check();
else await write();

async function write(): Promise<void> {
  for (const name of present.filter((file) => !wanted.has(file))) await rm(join(folder, name));
  for (const [name, content] of wanted) await writeFile(join(folder, name), content);
  console.log(`processes/generated: ${wanted.size} files written`);
}

async function check(): Promise<void> {
  const surplus = present.filter((name) => !wanted.has(name));
  const drifted = [...surplus];
  for (const [name, content] of wanted) {
    if (!present.includes(name) || (await readFile(join(folder, name), 'utf8')) !== content) drifted.push(name);
  }
  if (drifted.length === 0) return;
  console.error(`processes/generated differs from the models: ${drifted.sort().join(', ')}\nRun: npm run gen:processes`);
  process.exitCode = 1;
}
