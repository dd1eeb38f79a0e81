import { randomBytes } from 'node:crypto';
import type { OrderCase } from './cases.ts';
import type { PlatformCredentials } from './credentials.ts';
import { inParallel } from './in-parallel.ts';
import type { PushEntry } from './journal.ts';
import { createPlatformClient, type PlatformClient } from './platform-client.ts';
import { pushCase } from './push-case.ts';
import type { PushFault } from './push-faults.ts';

/** One order of a batch: the case, its platform, the number it goes under. */
export type PlannedPush = { orderCase: OrderCase; platform: PlatformCredentials; platformOrderNo: string };

/** A name for a batch that is unique and says when it ran, e.g. `20261123153012-9f3a`. */
export function newBatchId(now: Date): string {
  const stamp = new Date(now.getTime() + 8 * 3_600_000).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return `${stamp}-${randomBytes(2).toString('hex')}`;
}

const provinceOf = (platform: PlatformCredentials) => platform.provinceCode.slice(0, 2);

/**
 * Plans `count` pushes from the cases (again from the first when there are more), each at a platform of its province.
 * `without`: provinces that cases name but no given platform serves; their cases are left out.
 */
export function planBatch(
  cases: readonly OrderCase[],
  platforms: readonly PlatformCredentials[],
  options: { count?: number | undefined; batchId: string },
): { pushes: PlannedPush[]; without: string[] } {
  const served = cases.flatMap((orderCase) => {
    const platform = platforms.find((each) => provinceOf(each) === orderCase.provinceCode);
    return platform ? [{ orderCase, platform }] : [];
  });
  const provinces = [...new Set(cases.map((each) => each.provinceCode))];
  const without = provinces.filter((province) => !platforms.some((platform) => provinceOf(platform) === province));
  const total = served.length === 0 ? 0 : (options.count ?? served.length);
  const numbers = new Map<string, string>();
  const pushes = Array.from({ length: total }, (_, index): PlannedPush[] => {
    const planned = served[index % served.length];
    if (!planned) return [];
    const { orderCase } = planned;
    const own = `MN${options.batchId}-${String(index + 1).padStart(4, '0')}`;
    const platformOrderNo = (orderCase.sameNumberAs && numbers.get(orderCase.sameNumberAs)) ?? own;
    numbers.set(orderCase.id, platformOrderNo);
    return [{ ...planned, platformOrderNo }];
  }).flat();
  return { pushes, without };
}

type Run = { batchId: string; faults?: readonly PushFault[]; onPushed: (entry: PushEntry) => Promise<void> | void; concurrency?: number };

/**
 * Pushes a planned batch with a few connections and reports each push as it is judged. Orders that repeat another's
 * number go after all others, so that the first of the two is always the first. `faults` are provoked in turn around
 * orders that will be accepted.
 */
export async function pushBatch(apiUrl: string, pushes: readonly PlannedPush[], run: Run): Promise<PushEntry[]> {
  const { batchId, faults = [], onPushed, concurrency = 4 } = run;
  const clients = new Map<string, PlatformClient>();
  for (const { platform } of pushes)
    if (!clients.has(platform.platformCode)) clients.set(platform.platformCode, createPlatformClient(apiUrl, platform));
  const entries: PushEntry[] = [];
  const push = async ({ orderCase, platform, platformOrderNo }: PlannedPush, index: number) => {
    const client = clients.get(platform.platformCode);
    if (!client) return;
    const fault = orderCase.expected === 'accepted' ? faults[index % Math.max(1, faults.length)] : undefined;
    const entry = await pushCase({ platform, client }, orderCase, { platformOrderNo, batchId, fault });
    entries.push(entry);
    await onPushed(entry);
  };
  try {
    await inParallel(pushes.filter(({ orderCase }) => !orderCase.sameNumberAs), concurrency, push);
    await inParallel(pushes.filter(({ orderCase }) => orderCase.sameNumberAs), 1, push);
  } finally {
    await Promise.all([...clients.values()].map((client) => client.close()));
  }
  return entries;
}
