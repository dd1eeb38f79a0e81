import { describe, expect, it } from '@jest/globals';
import { defaultFinishBy, type FinishLimit } from '../../domain/page-call/finish-limit.ts';
import { refreshFinishLimits } from '../../domain/page-call/refresh-finish-limits.ts';
import { publishedHolidays } from '../../infra/calendar/published-holidays.ts';

const calendar = publishedHolidays();
const row = { amount: 20, unit: 'workingDay', startRule: 'accepted', clause: '某省规定：20个工作日', validFrom: null, validTo: null };
const clock = { now: () => new Date('2026-11-23T02:00:00Z') };

describe('the 办结日期 of a complaint’s page', () => {
  it.each([
    ['2025-09-26T09:15:00+08:00', { amount: 15, unit: 'workingDay' }, '2025-10-23'],
    ['2026-03-02T23:59:00+08:00', { amount: 5, unit: 'workingDay' }, '2026-03-09'],
    ['2026-03-02T09:15:00+08:00', { amount: 60, unit: 'day' }, '2026-05-06'],
  ] as const)('of a call at %s within %j is %s', (calledAt, limit, finishBy) => {
    expect(defaultFinishBy(new Date(calledAt), calendar, limit)).toBe(finishBy);
  });

  it('follows the limit table, province by province, and keeps the last answer while the engine is away', async () => {
    const kept = new Map<string, FinishLimit>();
    const limits = {
      find: (province: string) => Promise.resolve(kept.get(province)),
      save: (province: string, limit: FinishLimit) => Promise.resolve(void kept.set(province, limit)),
      wanted: () => Promise.resolve(['43', '51']),
    };
    const asked: unknown[] = [];
    const engine = {
      evaluateDecision: ({ variables }: { variables: Record<string, unknown> }) => {
        asked.push(variables['provinceCode']);
        return Promise.resolve(asked.length > 2 ? ({ ok: false, reason: 'unavailable', message: '' } as never) : { ok: true as const, output: row, version: 1 });
      },
    };

    expect(await refreshFinishLimits({ limits, engine, clock })).toBe(2);
    expect(await refreshFinishLimits({ limits, engine, clock })).toBe(0);
    expect(asked).toEqual(['43', '51', '43', '51']);
    expect(kept.get('51')).toEqual({ limit: { amount: 20, unit: 'workingDay' }, clause: '某省规定：20个工作日' });
  });
});
