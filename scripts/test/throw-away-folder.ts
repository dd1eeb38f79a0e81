import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../processes/end-process.ts';
import { readPidFiles } from '../processes/pid-file.ts';

export interface ThrowAwayFolder {
  readonly path: string;
  remove(): Promise<void>;
}

const memory = '/dev/shm';
const neededBytes = 3 * 1024 ** 3;

/**
 * A new folder for data that lives as long as a test run. `inMemory` asks for the machine's memory disk, which is
 * taken where it is large enough (containers often give it 64 MB).
 */
export async function throwAwayFolder(name: string, inMemory = false): Promise<ThrowAwayFolder> {
  const parent = inMemory && (await hasRoom(memory)) ? memory : tmpdir();
  const path = await mkdtemp(join(parent, `${name}-`));
  // PostgreSQL's user must be able to enter it.
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Removes what killed runs left behind: database folders whose server is gone. Those just being made are left alone. */
export async function removeStaleFolders(names: readonly string[]): Promise<void> {
  for (const parent of [memory, tmpdir()]) {
    const entries = (await readdir(parent).catch(() => [])).filter((entry) => names.some((name) => entry.startsWith(`${name}-`)));
    for (const path of entries.map((entry) => join(parent, entry))) {
      const madeAt = (await stat(path).catch(() => undefined))?.birthtimeMs ?? Date.now();
      const isInUse = readPidFiles(join(path, 'pids')).some(isRunning) || Date.now() - madeAt < 120_000;
      if (!isInUse) await rm(path, { recursive: true, force: true });
    }
  }
}

async function hasRoom(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= neededBytes;
}
