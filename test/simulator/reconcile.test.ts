import { describe, expect, it } from '@jest/globals';
import type { CallbackEntry, PushEntry } from '../../simulator/journal.ts';
import { manifestOf } from '../../simulator/reconcile.ts';

const push = (platformOrderNo: string, acceptanceNo: string | null): PushEntry => ({
  entry: 'push', at: '2026-11-23T01:00:00Z', batchId: 'b', caseId: 'c', title: 't', platformCode: 'p', orderType: 'complaint', platformOrderNo, acceptanceNo, httpStatus: 201,
  answer: 'accepted', expected: 'accepted', surprises: [],
}); // prettier-ignore
const callback = (platformOrderNo: string, sequence: number, change: Partial<CallbackEntry> = {}): CallbackEntry => ({
  entry: 'callback', at: '2026-11-23T02:00:00Z', platformCode: 'p', webhookId: `w${sequence}`, kind: 'accepted', platformOrderNo, acceptanceNo: 'A-1', round: 1, sequence,
  bodySha256: `sha-${sequence}`, verification: 'verified', kept: true, repeat: false, surprises: [], answered: '200', envelope: null, ...change,
}); // prettier-ignore

describe('the list that a platform compares with', () => {
  it('names every order it pushed or heard of, with the last message it kept', () => {
    const list = manifestOf('p', [push('CS-1', 'A-1'), push('CS-2', 'A-2'), push('CS-9', null)], [callback('CS-1', 2), callback('CS-1', 1), callback('CS-1', 3, { kept: false })]);

    expect(list).toEqual([
      { platformOrderNo: 'CS-1', acceptanceNo: 'A-1', sequence: 2, payloadSha256: 'sha-2' },
      { platformOrderNo: 'CS-2', acceptanceNo: 'A-2', sequence: 0 },
    ]);
  });

  it('keeps platforms apart', () => {
    expect(manifestOf('other', [push('CS-1', 'A-1')], [callback('CS-1', 1)])).toEqual([]);
  });
});
