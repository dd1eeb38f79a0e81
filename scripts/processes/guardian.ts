import { createInterface } from 'node:readline';
import { endProcess } from './end-process.ts';
import type { PidRecord } from './pid-file.ts';

/**
 * Runs beside a launcher and outlives it: the launcher tells it over stdin which processes it started (`+` and the
 * record as JSON) and which have ended (`-` and the pid). When stdin closes the launcher is gone, however it died,
 * and whatever is left is ended.
 */
const records = new Map<number, PidRecord>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith('+')) {
    const record = JSON.parse(line.slice(1)) as PidRecord;
    records.set(record.pid, record);
  } else {
    records.delete(Number(line.slice(1)));
  }
}
await Promise.all([...records.values()].map((record) => endProcess(record)));
