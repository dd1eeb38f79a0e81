import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { endProcess, isRunning, sendSignal } from './end-process.ts';
import { guard, unguard } from './guard.ts';
import { type PidRecord, removePidFile, writePidFile } from './pid-file.ts';
import { processIdentity } from './process-identity.ts';

export interface ChildSettings {
  /** File-safe and unique in `pidFolder`: `engine`, `postgres`, `api`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the child; nothing is inherited beside it. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Takes stdout and stderr; the file of the run before is kept beside it as `<logFile>.1`. */
  readonly logFile: string;
  readonly pidFolder: string;
  /** The signal on which it ends in order; `SIGTERM` when left out. */
  readonly stopSignal?: NodeJS.Signals;
  /** `group` when left out. PostgreSQL wants its signals at the one process that rules the others. */
  readonly signalScope?: 'group' | 'process';
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process that this one started and that ends with it. */
export interface ManagedChild {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Settles when it has ended, for whatever reason. */
  readonly exited: Promise<ChildExit>;
  running(): boolean;
  /** Sends any signal (`SIGKILL`, `SIGSTOP` …) and does not wait. */
  kill(signal: NodeJS.Signals): void;
  /** Ends it in order and waits; killed when it takes longer than `graceMs` (20 s). */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Starts a child in a process group of its own, so that Ctrl-C in the terminal reaches only the launcher, which ends
 * its children in the right order. Throws when the command can't be started.
 */
export async function startChild(settings: ChildSettings): Promise<ManagedChild> {
  const child = spawn(settings.command, settings.args, {
    env: settings.env,
    ...(settings.cwd === undefined ? {} : { cwd: settings.cwd }),
    ...(settings.uid === undefined ? {} : { uid: settings.uid }),
    ...(settings.gid === undefined ? {} : { gid: settings.gid }),
    detached: true,
    stdio: ['ignore', ...logTo(settings.logFile)],
  });
  const exited = new Promise<ChildExit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  const record: PidRecord = {
    name: settings.name,
    pid,
    identity: processIdentity(pid) ?? 'ended at once',
    stopSignal: settings.stopSignal ?? 'SIGTERM',
    signalScope: settings.signalScope ?? 'group',
  };
  writePidFile(settings.pidFolder, record);
  guard(record);
  void exited.then(() => {
    unguard(record);
    removePidFile(settings.pidFolder, settings.name);
  });
  return {
    name: settings.name,
    pid,
    logFile: settings.logFile,
    exited,
    running: () => isRunning(record),
    kill: (signal) => sendSignal(record, signal),
    stop: async (graceMs) => {
      await endProcess(record, graceMs);
      await exited;
    },
  };
}

/** The end of a child's log, for a message about why it failed. */
export function lastLines(logFile: string, count = 15): string {
  if (!existsSync(logFile)) return '';
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

function logTo(logFile: string): [number, number] {
  mkdirSync(dirname(logFile), { recursive: true });
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  const file = openSync(logFile, 'a');
  // The child holds its own copy from `spawn` on, which happens before the next turn of the loop.
  setImmediate(() => closeSync(file));
  return [file, file];
}
