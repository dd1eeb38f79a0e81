import type { AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { compareManifests } from './compare-manifests.ts';
import type { Day, Manifests } from './ports.ts';
import type { Difference, OurEntry, TheirEntry } from './schema.ts';

/** Our list of a day for one platform (P8.2): numbers, states and the fingerprint of the last message. */
export async function readManifest(deps: { manifests: Manifests }, input: { platformId: string; day: Day }): Promise<OurEntry[]> {
  return (await deps.manifests.ofDay(input.platformId, input.day)).map(({ entry }) => entry);
}

/**
 * Compares a platform's list of a day with ours (P8.2): the answer names every difference, and the work list of the
 * operators keeps them until they are repaired, settled, or gone at the next comparison.
 */
export async function reconcileDay(
  deps: { inTransaction: InTransaction<{ manifests: Manifests; audit: AuditTrail }>; clock: Clock },
  input: { platformId: string; day: Day; orders: readonly TheirEntry[] },
): Promise<{ comparedAt: Date; orderCount: number; differences: Difference[] }> {
  const { platformId, day, orders } = input;
  return deps.inTransaction(async ({ manifests, audit }) => {
    const comparedAt = deps.clock.now();
    const ours = await manifests.ofDay(platformId, day);
    const listedHere = new Set(ours.map(({ entry }) => entry.platformOrderNo));
    const elsewhere = await manifests.ofNumbers(platformId, orders.map(({ platformOrderNo }) => platformOrderNo).filter((number) => !listedHere.has(number)));
    const differences = compareManifests(ours, orders, elsewhere);
    await manifests.store({ platformId, day, comparedAt, orderCount: ours.length, differences });
    await audit.record({
      action: 'platform.reconciled',
      actor: { kind: 'platform', id: platformId },
      detail: { day, ours: ours.length, theirs: orders.length, differences: differences.length },
    });
    return { comparedAt, orderCount: ours.length, differences };
  });
}
