import { describe, expect, it } from '@jest/globals';
import { reportBatch } from '../../simulator/batch-report.ts';
import { readCases } from '../../simulator/cases.ts';
import type { CallbackSummary } from '../../simulator/control-api.ts';
import type { PlatformCredentials } from '../../simulator/credentials.ts';
import type { PushEntry } from '../../simulator/journal.ts';
import { createProgressBar } from '../../simulator/progress-bar.ts';
import { newBatchId, planBatch } from '../../simulator/push-batch.ts';
import { displayWidth, textTable } from '../../simulator/text-table.ts';

const platformOf = (provinceCode: string): PlatformCredentials => ({
  platformCode: `demo-${provinceCode}`, provinceCode, keyId: 'k', algorithm: 'HMAC-SHA256', secret: 's',
  callbackSecrets: [{ keyId: 'c', secret: 'whsec_AAAA' }], name: provinceCode,
});
const cases = await readCases();
const all = ['430000000000', '440000000000', '460000000000', '500000000000', '650000000000'].map(platformOf);

describe('the plan of a batch', () => {
  it('sends each case once to the platform of its province', () => {
    const { pushes, without } = planBatch(cases, all, { batchId: 'b' });

    expect(without).toEqual([]);
    expect(pushes.map(({ orderCase }) => orderCase.id)).toEqual(cases.map(({ id }) => id));
    for (const { orderCase, platform } of pushes) expect(platform.provinceCode.slice(0, 2)).toBe(orderCase.provinceCode);
  });

  it('gives every order a number of its own, but the one that repeats another', () => {
    const { pushes } = planBatch(cases, all, { batchId: 'b', count: 2 * cases.length });
    const numbers = Map.groupBy(pushes, ({ platformOrderNo }) => platformOrderNo);
    const shared = [...numbers.values()].filter((group) => group.length > 1).map((group) => group.map(({ orderCase }) => orderCase.id));

    expect(shared).toEqual(Array.from({ length: 2 }, () => ['complaint-hunan-village-code', 'wrong-same-number-other-content']));
  });

  it('shows something of everything in the first forty', () => {
    const { pushes } = planBatch(cases, all, { batchId: 'b', count: 40 });

    expect(new Set(pushes.map(({ orderCase }) => orderCase.orderType)).size).toBe(3);
    expect(new Set(pushes.map(({ platform }) => platform.platformCode)).size).toBe(5);
    expect(pushes.some(({ orderCase }) => orderCase.expected !== 'accepted')).toBe(true);
  });

  it('leaves out provinces without a platform, and says so', () => {
    const { pushes, without } = planBatch(cases, all.slice(0, 1), { batchId: 'b' });

    expect(without.toSorted()).toEqual(['44', '46', '50', '65']);
    expect(pushes.every(({ orderCase }) => orderCase.provinceCode === '43')).toBe(true);
  });

  it('never repeats a batch id', () => {
    expect(newBatchId(new Date('2026-11-23T16:00:00Z'))).toMatch(/^20261124000000-[0-9a-f]{4}$/);
  });
});

const push = (changes: Partial<PushEntry>): PushEntry => ({
  entry: 'push', at: '2026-11-23T08:00:00.000Z', batchId: 'b', caseId: 'c', title: '投诉', platformCode: 'demo-43', orderType: 'complaint',
  platformOrderNo: 'MN1', acceptanceNo: '2026-43-0000001-6', httpStatus: 201, answer: 'accepted', expected: 'accepted', surprises: [], ...changes,
});
const callback = (changes: Partial<CallbackSummary>): CallbackSummary => ({
  entry: 'callback', at: '2026-11-23T08:00:01.000Z', platformCode: 'demo-43', webhookId: 'm', kind: 'result', platformOrderNo: 'MN1',
  acceptanceNo: '2026-43-0000001-6', round: 1, sequence: 1, bodySha256: '', verification: 'verified', kept: true, repeat: false, surprises: [],
  answered: '200', ...changes,
});

describe('the table at the end of a batch', () => {
  it('is content when everything was as expected', () => {
    const refused = push({ answer: 'validation-failed', expected: 'validation-failed', acceptanceNo: null, platformOrderNo: 'MN2' });

    const report = reportBatch([push({}), refused], [callback({})]);

    expect(report.surprises).toBe(0);
    expect(report.text).toContain('全部符合预期');
    expect(report.text).toMatch(/合计 +2 +1 +1 +0 +1 +1/);
  });

  it.each([
    ['a push that went otherwise', [push({ surprises: ['wrongly-refused'] })], [], []],
    ['a callback that was not believed', [push({})], [callback({ kept: false, surprises: ['signature-wrong'] })], []],
    ['an order that did not end', [push({})], [], [{ acceptanceNo: '2026-43-0000001-6', reason: '停在初审' }]],
  ])('counts %s as a surprise', (_name, pushes, callbacks, unfinished) => {
    expect(reportBatch(pushes, callbacks, unfinished).surprises).toBe(1);
  });

  it('leaves callbacks of other orders alone', () => {
    expect(reportBatch([push({})], [callback({ platformOrderNo: 'MN9', surprises: ['sequence-gap'] })]).surprises).toBe(0);
  });
});

describe('what a terminal shows', () => {
  it('counts Chinese characters and emoji as two columns', () => {
    expect(['中文', 'ab', '😀', '·'].map(displayWidth)).toEqual([4, 2, 2, 1]);
    expect(textTable(['甲', 'b'], [['x', 'y'], ['中文', 'z']])).toBe('甲    b\n────  ─\nx     y\n中文  z');
  });

  it('draws progress on a terminal and tells tenths elsewhere', () => {
    const draw = (isTTY: boolean) => {
      const written: string[] = [];
      const bar = createProgressBar('推送', 20, { isTTY, write: (text) => written.push(text) });
      for (let step = 0; step < 20; step += 1) bar.advance('案例');
      bar.finish();
      return written;
    };

    expect(draw(false)).toHaveLength(11);
    expect(draw(true).at(-2)).toContain('20/20 案例');
  });
});
