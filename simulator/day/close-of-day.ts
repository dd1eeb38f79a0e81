import { manifestComparison } from '../../api/contract/manifests.ts';
import type { ControlClient } from '../control-client.ts';
import type { PlatformCredentials } from '../credentials.ts';
import type { PushEntry } from '../journal.ts';
import type { PlatformClient } from '../platform-client.ts';
import { manifestOf } from '../reconcile.ts';
import type { Conformance } from './conformance.ts';

const chinaDay = (moment: Date) => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * 对账 at the end of the day (P8.2): all that this platform holds, with the last message of each order, against 12317's
 * list, for the days on which the day's orders came. Only those are judged: earlier runs may have been broken off.
 */
export async function closeOfDay(
  deps: { conformance: Conformance; control: ControlClient; clientOf: (platformCode: string) => PlatformClient },
  platform: PlatformCredentials,
  pushes: readonly PushEntry[],
): Promise<void> {
  const { conformance, control, clientOf } = deps;
  const { platformCode } = platform;
  const client = clientOf(platformCode);
  const ours = pushes.filter((push) => push.platformCode === platformCode && push.platformOrderNo !== null && push.acceptanceNo !== null);
  const orders = manifestOf(platformCode, await control.pushes(), (await control.callbacks()).map((callback) => ({ ...callback, envelope: null })));
  const numbers = new Set(ours.map(({ platformOrderNo }) => platformOrderNo));
  for (const day of new Set(ours.map(({ at }) => chinaDay(new Date(at))))) {
    await client.read(`manifests/${day}`);
    const compared = manifestComparison.safeParse((await client.reconcile(day, { orders })).body);
    const differences = compared.data?.differences.filter(({ platformOrderNo }) => numbers.has(platformOrderNo)) ?? [];
    if (!compared.success) conformance.note('rule:reconciled', `${day} 的对账没有结果`);
    else if (differences.length === 0) conformance.note('rule:reconciled');
    for (const { platformOrderNo, kind } of differences) conformance.note('rule:reconciled', `${platformOrderNo} ${kind}`);
  }
}
