import type { z } from 'zod';
import type { manifestComparison } from '../api/contract/manifests.ts';
import { readCredentials } from './credentials.ts';
import { openJournal, type CallbackEntry, type PushEntry } from './journal.ts';
import { createPlatformClient } from './platform-client.ts';
import type { Settings } from './settings.ts';
import { textTable } from './text-table.ts';

type Entry = { platformOrderNo: string; acceptanceNo?: string; sequence: number; payloadSha256?: string };
type Comparison = z.output<typeof manifestComparison>;

/**
 * What this platform holds, as its own records say: every order it pushed or heard of with the last message it kept;
 * `bodySha256` in the journal is over the very bytes that came. All days at once: 12317's clock may have been moved, and
 * orders of other days are compared too without being missed.
 */
export function manifestOf(platformCode: string, pushes: readonly PushEntry[], callbacks: readonly CallbackEntry[]): Entry[] {
  const kept = callbacks.filter((entry) => entry.kept && entry.platformCode === platformCode && entry.platformOrderNo !== null);
  const accepted = pushes.filter((entry) => entry.platformCode === platformCode && entry.acceptanceNo !== null && entry.platformOrderNo !== null);
  const numbers = new Set([...accepted, ...kept].map(({ platformOrderNo }) => platformOrderNo ?? ''));
  return [...numbers].sort().map((platformOrderNo) => {
    const messages = kept.filter((entry) => entry.platformOrderNo === platformOrderNo).sort((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0));
    const last = messages.at(-1);
    const acceptanceNo = last?.acceptanceNo ?? accepted.find((entry) => entry.platformOrderNo === platformOrderNo)?.acceptanceNo;
    return {
      platformOrderNo,
      ...(acceptanceNo ? { acceptanceNo } : {}),
      sequence: last?.sequence ?? 0,
      ...(last ? { payloadSha256: last.bodySha256 } : {}),
    };
  });
}

/** `reconcile <date>`: each platform sends its list of the day and prints what differs. The number of differences. */
export async function reconcileCommand(settings: Pick<Settings, 'apiUrl' | 'credentialsPath' | 'journalDirectory'>, day: string | undefined): Promise<number> {
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('用法：reconcile <日期，如 2026-11-23>');
  const journal = openJournal(settings.journalDirectory);
  let differences = 0;
  for (const platform of await readCredentials(settings.credentialsPath)) {
    const orders = manifestOf(platform.platformCode, journal.pushes(), journal.callbacks());
    const client = createPlatformClient(settings.apiUrl, platform, { connections: 1 });
    try {
      const { httpStatus, body } = await client.reconcile(day, { orders });
      if (httpStatus !== 200) throw new Error(`${platform.name}：对账被拒绝（${httpStatus}）${JSON.stringify(body)}`);
      const compared = body as Comparison;
      if (orders.length === 0 && compared.orderCount === 0) continue;
      differences += compared.differences.length;
      console.log(`${platform.name}：本方 ${orders.length} 单，12317 ${compared.orderCount} 单，差异 ${compared.differences.length} 条`);
      if (compared.differences.length > 0)
        console.log(textTable(['平台工单编号', '差异', '12317', '本方'], compared.differences.map(({ kind, platformOrderNo, ours, theirs }) => [
          platformOrderNo, kind, ours ? `${ours.status} ${ours.sequence}` : '无', theirs ? String(theirs.sequence ?? '') : '无',
        ]))); // prettier-ignore
    } finally {
      await client.close();
    }
  }
  return differences;
}
