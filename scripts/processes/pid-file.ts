import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a started process is found again and ended later, by another run if need be. */
export interface PidRecord {
  /** File-safe name, unique in its folder: `engine`, `postgres`. */
  readonly name: string;
  readonly pid: number;
  /** From `processIdentity`: a process that merely has the same pid is never touched. */
  readonly identity: string;
  /** The signal on which it ends in order. */
  readonly stopSignal: NodeJS.Signals;
  /** Whether that signal goes to its whole process group or to the one process. */
  readonly signalScope: 'group' | 'process';
}

/** Writes the record to `<folder>/<name>.json`. */
export function writePidFile(folder: string, record: PidRecord): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${record.name}.json`), JSON.stringify(record));
}

export function removePidFile(folder: string, name: string): void {
  rmSync(join(folder, `${name}.json`), { force: true });
}

/** All records of a folder; an absent folder has none, an unreadable file (cut off by a crash) is left out. */
export function readPidFiles(folder: string): PidRecord[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    try {
      return [JSON.parse(readFileSync(join(folder, name), 'utf8')) as PidRecord];
    } catch {
      return [];
    }
  });
}
