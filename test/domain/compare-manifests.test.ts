import { describe, expect, it } from '@jest/globals';
import { compareManifests, type ComparedOrder } from '../../domain/manifest/compare-manifests.ts';
import type { OurEntry, TheirEntry } from '../../domain/manifest/schema.ts';

const sha = (digit: string) => digit.repeat(64);
const ours = (change: Partial<OurEntry> = {}, hasPending = false): ComparedOrder => ({
  entry: { platformOrderNo: 'CS-1', acceptanceNo: '2026-43-0000123-4', status: 'in_handling', round: 1, sequence: 2, payloadSha256: sha('a'), ...change },
  hasPending,
});
const theirs = (change: Partial<TheirEntry> = {}): TheirEntry => ({
  platformOrderNo: 'CS-1', acceptanceNo: '2026-43-0000123-4', status: 'in_handling', sequence: 2, payloadSha256: sha('a'), ...change,
}); // prettier-ignore
const kindsOf = (...lists: Parameters<typeof compareManifests>) => compareManifests(...lists).map(({ kind }) => kind);

describe('comparing the two lists of a day', () => {
  it('finds nothing where both agree, or the platform gives only its number', () => {
    expect(kindsOf([ours()], [theirs()])).toEqual([]);
    expect(kindsOf([ours()], [{ platformOrderNo: 'CS-1' }])).toEqual([]);
  });

  it.each<[string, TheirEntry]>([
    ['acceptanceNoDiffers', theirs({ acceptanceNo: '2026-43-0000999-1', sequence: 1 })],
    ['messageMissing', theirs({ sequence: 1, payloadSha256: sha('b') })],
    ['payloadDiffers', theirs({ payloadSha256: sha('b') })],
    ['statusDiffers', theirs({ status: 'pending_review' })],
  ])('names %s, one difference per order', (kind, entry) => {
    expect(kindsOf([ours()], [entry])).toEqual([kind]);
  });

  it('misses orders on either side, but not those that stand under another day', () => {
    expect(kindsOf([ours()], [])).toEqual(['missingThere']);
    expect(kindsOf([], [theirs()])).toEqual(['missingHere']);
    expect(kindsOf([], [theirs()], [ours()])).toEqual([]);
  });

  it('waits for what is on its way: a platform ahead of us or behind a pending message is not wrong', () => {
    expect(kindsOf([ours()], [theirs({ sequence: 3, payloadSha256: sha('c') })])).toEqual([]);
    expect(kindsOf([ours({}, true)], [theirs({ status: 'pending_review' })])).toEqual([]);
  });
});
