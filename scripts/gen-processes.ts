/**
 * Writes what follows from models and contracts: `processes/generated/*` (ids, job types, messages, form keys, calls and
 * decisions as typed constants, so that a renamed element breaks the compiler and not a running order) and the element
 * templates of Camunda Modeler. `npm run gen:processes` writes; `--check` writes nothing and fails when a file has
 * drifted; `--release` also takes the models' interface as the released one (processes/released).
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedFiles, generatedFolders, root } from './models/generated-files.ts';
import { readDecisions } from './models/read-decisions.ts';
import { readModels } from './models/read-model.ts';
import { release } from './models/release.ts';

const [models, decisions] = await Promise.all([readModels(), readDecisions()]);
const wanted = generatedFiles(models, decisions);
for (const folder of generatedFolders) await mkdir(join(root, folder), { recursive: true });
const present = (await Promise.all(generatedFolders.map(async (folder) => (await readdir(join(root, folder))).map((name) => `${folder}/${name}`)))).flat();
if (process.argv.includes('--check')) await check();
else await write();
if (process.argv.includes('--release')) console.log(await release(models, decisions));

async function write(): Promise<void> {
  for (const path of present.filter((file) => !wanted.has(file))) await rm(join(root, path));
  for (const [path, content] of wanted) await writeFile(join(root, path), content);
  console.log(`${generatedFolders.join(', ')}: ${wanted.size} files written`);
}

async function check(): Promise<void> {
  const drifted = present.filter((path) => !wanted.has(path));
  for (const [path, content] of wanted) {
    if (!present.includes(path) || (await readFile(join(root, path), 'utf8')) !== content) drifted.push(path);
  }
  if (drifted.length === 0) return;
  console.error(`generated files differ from the models: ${drifted.sort().join(', ')}\nRun: npm run gen:processes`);
  process.exitCode = 1;
}
