import type { Difference, DifferenceKind, OurEntry, TheirEntry } from './schema.ts';

/** One of our orders; while a message is still on its way the platform can't know the latest yet. */
export type ComparedOrder = { entry: OurEntry; hasPending: boolean };

/** What is different about an order that both have; undefined where nothing is. */
function differenceOf({ entry, hasPending }: ComparedOrder, theirs: TheirEntry): DifferenceKind | undefined {
  if (theirs.acceptanceNo !== undefined && theirs.acceptanceNo !== entry.acceptanceNo) return 'acceptanceNoDiffers';
  if (theirs.sequence !== undefined && theirs.sequence < entry.sequence) return 'messageMissing';
  // One that arrived while we compared is ahead of us, not wrong.
  const isSameMessage = theirs.sequence === undefined || theirs.sequence === entry.sequence;
  if (isSameMessage && theirs.payloadSha256 !== undefined && theirs.payloadSha256 !== entry.payloadSha256) return 'payloadDiffers';
  if (!hasPending && theirs.status !== undefined && theirs.status !== entry.status) return 'statusDiffers';
  return undefined;
}

/**
 * Compares the two lists of a day (P8.2): at most one difference per order, the gravest. `elsewhere` are orders of the
 * platform that it lists under another day than we do: known, so not missing here.
 */
export function compareManifests(ours: readonly ComparedOrder[], theirs: readonly TheirEntry[], elsewhere: readonly ComparedOrder[] = []): Difference[] {
  const listed = new Map(theirs.map((entry) => [entry.platformOrderNo, entry]));
  const known = new Map([...elsewhere, ...ours].map((order) => [order.entry.platformOrderNo, order]));
  const missingThere = ours
    .filter(({ entry }) => !listed.has(entry.platformOrderNo))
    .map(({ entry }): Difference => ({ kind: 'missingThere', platformOrderNo: entry.platformOrderNo, ours: entry, theirs: null }));
  const others = [...listed.values()].flatMap((entry): Difference[] => {
    const order = known.get(entry.platformOrderNo);
    if (!order) return [{ kind: 'missingHere', platformOrderNo: entry.platformOrderNo, ours: null, theirs: entry }];
    const kind = differenceOf(order, entry);
    return kind ? [{ kind, platformOrderNo: entry.platformOrderNo, ours: order.entry, theirs: entry }] : [];
  });
  return [...missingThere, ...others];
}
