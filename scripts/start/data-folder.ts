import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EngineVersion, engineVersions } from '../engine/fetch-engine.ts';
import { endLeftovers } from '../processes/end-process.ts';
import { type Holder, type Lock, lockHolder, tryLock } from '../processes/lock.ts';

const marker = '.hotline-data';

/** Where each part keeps what it writes; one folder per engine version, because their data does not fit each other. */
export const postgresFolder = (dataDirectory: string): string => join(dataDirectory, 'postgres');
export const engineFolder = (dataDirectory: string, version: EngineVersion): string => join(dataDirectory, `engine-${version}`);

const lockFile = (dataDirectory: string): string => join(dataDirectory, 'start.lock');

/** The launcher that runs on this data folder, if any. */
export function runningLauncher(dataDirectory: string): Holder | undefined {
  return lockHolder(lockFile(dataDirectory));
}

/**
 * Makes the folder this launcher's own and ends what a killed one left behind.
 * Throws one sentence when another launcher runs on it.
 */
export async function takeDataFolder(dataDirectory: string): Promise<Lock> {
  await mkdir(dataDirectory, { recursive: true });
  await writeFile(join(dataDirectory, marker), '');
  const taken = tryLock(lockFile(dataDirectory));
  if ('heldBy' in taken) {
    throw new Error(`产品已经在运行（进程 ${taken.heldBy.pid}，数据目录 ${dataDirectory}）：先执行 npm run stop，或用 DATA_DIR 指定另一个数据目录。`);
  }
  await endEverything(dataDirectory);
  return taken;
}

/** Ends every process whose pid file lies in the data folder. Returns the names of those that were running. */
export async function endEverything(dataDirectory: string): Promise<string[]> {
  const entries = await readdir(dataDirectory).catch(() => []);
  const folders = ['.', ...entries.filter((name) => name === 'postgres' || name.startsWith('engine-'))];
  return (await Promise.all(folders.map((folder) => endLeftovers(join(dataDirectory, folder, 'pids'))))).flat();
}

/** The data folder and those of other engine versions inside it. */
export function dataFoldersIn(dataDirectory: string): string[] {
  return [dataDirectory, ...engineVersions.map((version) => join(dataDirectory, version)).filter((folder) => existsSync(folder))];
}

/** Forgets all data. Throws one sentence while the product runs, or when the folder was not made by it. */
export async function forgetData(dataDirectory: string): Promise<void> {
  if (!existsSync(dataDirectory)) return;
  if (!existsSync(join(dataDirectory, marker))) throw new Error(`${dataDirectory} 不是本产品的数据目录，没有删除任何内容。`);
  for (const folder of dataFoldersIn(dataDirectory)) {
    const launcher = runningLauncher(folder);
    if (launcher) throw new Error(`产品正在运行（进程 ${launcher.pid}）：请先执行 npm run stop，再执行 npm run reset。`);
    await endEverything(folder);
  }
  // Test runs keep their own things beside it and may be under way.
  const entries = (await readdir(dataDirectory)).filter((name) => name !== 'test');
  for (const entry of entries) await rm(join(dataDirectory, entry), { recursive: true, force: true });
}
