import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { PidRecord } from './pid-file.ts';

let guardian: ChildProcess | undefined;

function tell(line: string): void {
  if (!guardian) {
    guardian = spawn(process.execPath, [join(import.meta.dirname, 'guardian.ts')], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { PATH: process.env['PATH'] },
    });
    // Neither the process nor its pipe may keep the launcher alive.
    guardian.unref();
    (guardian.stdin as Socket).unref();
    guardian.stdin?.on('error', () => undefined);
  }
  guardian.stdin?.write(`${line}\n`);
}

/** From now on the process is ended when this one ends, even by `SIGKILL`. */
export function guard(record: PidRecord): void {
  tell(`+${JSON.stringify(record)}`);
}

/** The process has ended in order; its pid may belong to somebody else from now on. */
export function unguard(record: PidRecord): void {
  tell(`-${record.pid}`);
}
