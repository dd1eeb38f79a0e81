import { spawn } from 'node:child_process';
import { guard, unguard } from '../processes/guard.ts';
import type { PidRecord } from '../processes/pid-file.ts';
import { processIdentity } from '../processes/process-identity.ts';

let current: { kill: (signal: NodeJS.Signals) => void } | undefined;

/** Passes a signal on to the command that runs now. */
export function signalCommand(signal: NodeJS.Signals): void {
  current?.kill(signal);
}

/**
 * Runs a command with its output straight to the reader and answers its exit code; one that takes longer than
 * `timeoutMs` is killed and counts as failed. Ends with this process.
 */
export async function runCommand(command: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd: string, timeoutMs: number): Promise<number> {
  const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  const exit = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const pid = child.pid ?? 0;
  const identity = processIdentity(pid);
  const record: PidRecord = { name: 'test', pid, identity: identity ?? '', stopSignal: 'SIGTERM', signalScope: 'process' };
  if (identity !== undefined) guard(record);
  current = { kill: (signal) => void child.kill(signal) };
  const tooLong = setTimeout(() => {
    console.error(`超过 ${Math.round(timeoutMs / 60_000)} 分钟仍未结束，已终止`);
    child.kill('SIGKILL');
  }, timeoutMs);
  try {
    return await exit;
  } finally {
    clearTimeout(tooLong);
    current = undefined;
    unguard(record);
  }
}
