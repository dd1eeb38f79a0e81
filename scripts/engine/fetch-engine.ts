import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findJava, minimumJavaVersion } from './find-java.ts';

/** What the registry gives and the product starts. */
export type EngineVersion = '8.5.8' | '8.6.0' | '8.8.21';
export const engineVersions: readonly EngineVersion[] = ['8.5.8', '8.6.0', '8.8.21'];

/** A fetched thing: an engine, or the store behind Operate. */
export type Fetched = EngineVersion | 'opensearch';

const projectFolder = join(import.meta.dirname, '../..');
const cacheFolder = process.env['ENGINE_CACHE_DIR'] ?? join(projectFolder, '.cache/engine');

/** The folder into which a thing is fetched; it holds the marker file only when it is complete. */
export function fetchedFolder(what: Fetched): string {
  return join(cacheFolder, what);
}

/**
 * Fetches an engine or OpenSearch from the Maven repository, once: a folder whose marker names the same POM is used
 * as it is. Two runs may fetch at the same time; the first to finish wins. `onProgress` takes short texts.
 * Throws one sentence when Maven is missing or the download fails.
 */
export async function fetchEngine(what: Fetched, onProgress: (text: string) => void = () => undefined): Promise<string> {
  const target = fetchedFolder(what);
  const { pom, launcher } = sourcesOf(what);
  const sources = await Promise.all([pom, ...(launcher ? [launcher] : [])].map((file) => readFile(file)));
  const wanted = `${what} ${createHash('sha256').update(Buffer.concat(sources)).digest('hex')}`;
  if ((await markerOf(target)) === wanted) return target;

  const partial = join(cacheFolder, `.partial-${what}-${process.pid}`);
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    await runMaven(pom, what, partial, onProgress);
    if (launcher) await compile(launcher, partial);
    await rm(join(partial, '.maven'), { recursive: true, force: true });
    await writeFile(join(partial, 'complete'), wanted);
    await moveInto(partial, target, wanted);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return target;
}

/** The POM that names what to fetch, and the small Java program that starts it where it brings no command of its own. */
function sourcesOf(what: Fetched): { pom: string; launcher?: string } {
  const pom = (name: string): string => join(import.meta.dirname, 'poms', name);
  const launcher = (name: string): string => join(import.meta.dirname, 'launchers', name);
  if (what === 'opensearch') return { pom: pom('opensearch.xml'), launcher: launcher('OpenSearchStore.java') };
  if (what === '8.8.21') return { pom: pom('in-memory.xml'), launcher: launcher('InMemoryEngine.java') };
  return { pom: pom('broker.xml') };
}

/** Compiled once here: running it from source would cost each start two seconds. */
async function compile(launcher: string, target: string): Promise<void> {
  const compiler = join((await findJava()).home, 'bin/javac');
  const floor = String(minimumJavaVersion);
  await promisify(execFile)(compiler, ['--release', floor, '-cp', join(target, 'lib/*'), '-d', join(target, 'classes'), launcher]);
}

async function markerOf(folder: string): Promise<string | undefined> {
  return existsSync(join(folder, 'complete')) ? readFile(join(folder, 'complete'), 'utf8') : undefined;
}

async function moveInto(partial: string, target: string, wanted: string): Promise<void> {
  if ((await markerOf(target)) === wanted) return;
  await rm(target, { recursive: true, force: true });
  try {
    await rename(partial, target);
  } catch (error) {
    if ((await markerOf(target)) !== wanted) throw error;
  }
}

async function runMaven(pom: string, what: Fetched, target: string, onProgress: (text: string) => void): Promise<void> {
  const java = await findJava();
  const args = ['-f', pom, `-Dtarget.folder=${target}`, ...(what === 'opensearch' ? [] : [`-Dengine.version=${what}`])];
  const maven = spawn('mvn', [...args, '-Dstyle.color=never', 'generate-resources'], {
    env: { ...process.env, JAVA_HOME: java.home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithThisProcess = (): void => void maven.kill();
  process.once('exit', endWithThisProcess);
  let tail = '';
  const read = (chunk: Buffer): void => {
    const text = chunk.toString();
    tail = (tail + text).slice(-4000);
    const progress = describeMavenOutput(text);
    if (progress) onProgress(progress);
  };
  maven.stdout.on('data', read);
  maven.stderr.on('data', read);
  const code = await new Promise<number | null>((resolve, reject) => {
    maven.once('close', resolve);
    maven.once('error', (error: NodeJS.ErrnoException) => {
      const missing = error.code === 'ENOENT';
      reject(missing ? new Error('没有找到 Maven（mvn 命令）：请先安装，例如 apt-get install maven。') : error);
    });
  });
  process.off('exit', endWithThisProcess);
  if (code !== 0) throw new Error(`下载引擎（${what}）失败，Maven 报告：\n${errorLines(tail)}`);
}

/** The newest thing Maven's output says, as a short text: `45/299 MB`, `解压`. */
export function describeMavenOutput(text: string): string | undefined {
  const last = text.split(/[\r\n]+/).filter((line) => /Progress \(|Downloaded from|Expanding/.test(line)).at(-1);
  if (last === undefined) return undefined;
  if (last.includes('Expanding')) return '解压';
  const file = /Downloaded from .*\/(\S+)/.exec(last.split(' (')[0] ?? '')?.[1];
  const sizes = /Progress \(\d+\): (.+)/.exec(last)?.[1]?.trim();
  return sizes ? `下载 ${sizes.split(' | ')[0] ?? ''}` : `已下载 ${file ?? ''}`;
}

function errorLines(output: string): string {
  const errors = output.split('\n').filter((line) => line.includes('ERROR'));
  return (errors.length > 0 ? errors : output.split('\n')).slice(0, 6).join('\n');
}
