import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity.ts';

/** Who holds a lock: a running process, known by more than its pid. */
export interface Holder {
  readonly pid: number;
  readonly identity: string;
}

export interface Lock {
  release(): void;
}

/** Takes a lock file, or answers who holds it. A lock whose process is gone (killed, power cut) counts as free. */
export function tryLock(file: string): Lock | { readonly heldBy: Holder } {
  mkdirSync(dirname(file), { recursive: true });
  const mine: Holder = { pid: process.pid, identity: processIdentity(process.pid) ?? '' };
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const heldBy = lockHolder(file);
    if (heldBy) return { heldBy };
    rmSync(file, { force: true });
  }
}

/** The running process that holds the lock, if any. */
export function lockHolder(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    return processIdentity(holder.pid) === holder.identity ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Takes a lock and waits for it as long as it takes; `onWait` is told once who holds it. */
export async function lock(file: string, onWait: (holder: Holder) => void): Promise<Lock> {
  let told = false;
  for (;;) {
    const taken = tryLock(file);
    if ('release' in taken) return taken;
    if (!told) onWait(taken.heldBy);
    told = true;
    await sleep(500);
  }
}
