/**
 * Builds the pages into `web/dist` when what they are made of has changed since the last build; `npm run build:web`.
 * The launcher and the tests call `buildWeb` before anything serves the pages.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { measureEntry, registerLimitBytes } from './web/measure-entry.ts';

const root = join(import.meta.dirname, '..');
const builtFolder = join(root, 'web/dist');
const stampFile = join(builtFolder, '.sources');
const sources = ['web/**/*.{ts,tsx,css,html,mjs,json,svg}', 'api/contract/**/*.ts', 'domain/**/*.ts', 'package-lock.json'];

/** Content, not times: a checkout touches files that it doesn't change. */
async function stampOfSources(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(sources, { cwd: root, exclude: ['web/dist/**'] })) files.push(file);
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${file}\0`).update(await readFile(join(root, file)));
  return hash.digest('hex');
}

/** Builds where needed; answers whether it did. Two at once do no harm: each builds aside and moves its result in. */
export async function buildWeb(): Promise<boolean> {
  const stamp = await stampOfSources();
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return false;
  const aside = join(root, `.cache/web-${process.pid}`);
  await mkdir(join(root, '.cache'), { recursive: true });
  // A test runner's own value would give a development build.
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ configFile: join(root, 'web/vite.config.mjs'), logLevel: 'warn', build: { outDir: aside } });
    const loaded = await measureEntry(aside, 'register/index.html');
    if (loaded > registerLimitBytes) throw new Error(`登记页面首次加载 ${loaded} 字节（gzip），超过上限 ${registerLimitBytes}`);
    await writeFile(join(aside, '.sources'), stamp);
    const before = `${aside}-before`;
    if (existsSync(builtFolder)) await rename(builtFolder, before);
    await rename(aside, builtFolder);
    await rm(before, { recursive: true, force: true });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return true;
}

if (import.meta.main) console.log((await buildWeb()) ? '页面已构建：web/dist' : '页面没有变化，无需构建');
