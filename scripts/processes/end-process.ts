import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity.ts';
import { type PidRecord, readPidFiles, removePidFile } from './pid-file.ts';

/** Whether the process of the record still runs: the same pid is not enough, it must be the one that was started. */
export function isRunning(record: PidRecord): boolean {
  return processIdentity(record.pid) === record.identity;
}

/** Sends a signal, to the group where the record or `SIGKILL` says so; a process that is gone is no error. */
export function sendSignal(record: PidRecord, signal: NodeJS.Signals): void {
  if (!isRunning(record)) return;
  const wholeGroup = record.signalScope === 'group' || signal === 'SIGKILL';
  try {
    process.kill(wholeGroup ? -record.pid : record.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Ends the process in order; one that has not ended after `graceMs` is killed with its group. */
export async function endProcess(record: PidRecord, graceMs = 20_000): Promise<void> {
  sendSignal(record, record.stopSignal);
  const killAt = Date.now() + graceMs;
  while (isRunning(record)) {
    if (Date.now() > killAt) sendSignal(record, 'SIGKILL');
    await sleep(50);
  }
}

/** Ends what an earlier run left behind and removes its pid files. Returns the names that were still running. */
export async function endLeftovers(pidFolder: string): Promise<string[]> {
  const records = readPidFiles(pidFolder);
  const running = records.filter(isRunning);
  await Promise.all(running.map((record) => endProcess(record)));
  for (const record of records) removePidFile(pidFolder, record.name);
  return running.map((record) => record.name);
}
