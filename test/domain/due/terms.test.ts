import { describe, expect, it } from '@jest/globals';
import { explainDue } from '../../../domain/calendar/explain-due.ts';
import { isMetBy } from '../../../domain/due/is-met-by.ts';
import { dueOfTerms, type DueTerms } from '../../../domain/due/terms.ts';
import { publishedHolidays } from '../../../infra/calendar/published-holidays.ts';
import { chinaTime as at } from '../../builders/china-time.ts';

const counting = { calendar: publishedHolidays(), closingHour: '24:00' };
const terms = (change: Partial<DueTerms> = {}): DueTerms => ({
  startsAt: at('2025-09-22 10:00').toISOString(),
  period: { limit: { amount: 5, unit: 'workingDay' } },
  basis: { clause: '测试条款', tableVersion: '办理时限表第3版' },
  reserves: null,
  pauses: [],
  changes: [],
  ...change,
});

describe('a due and what it follows from (P5.3)', () => {
  it('a period of working days, counted by the calendar', () => {
    // 28 September 2025 is a worked Sunday of 国庆节.
    expect(dueOfTerms(terms(), counting, undefined).dueAt).toEqual(at('2025-09-28 24:00'));
  });

  it('the date that 12345 gave is not moved by holidays or by our pauses', () => {
    const given = terms({ period: { givenOn: '2025-10-03' }, pauses: [{ from: at('2025-09-23 10:00').toISOString(), until: at('2025-09-25 10:00').toISOString(), reason: '等待补正' }] });
    expect(dueOfTerms(given, counting, undefined).dueAt).toEqual(at('2025-10-03 24:00'));
  });

  it('an agreed extension of 12345’s due means exactly what was agreed', () => {
    const agreed = at('2025-10-20 12:00').toISOString();
    const due = dueOfTerms(terms({ changes: [{ kind: 'extended', limit: { amount: 10, unit: 'day' }, dueAt: agreed }] }), counting, undefined);
    expect(due.dueAt.toISOString()).toBe(agreed);
    expect(explainDue(due.explanation)).toContain('延期10个自然日');
  });

  it('an inner due is extended by the same amount, within what 12345’s due leaves before the reviews above', () => {
    const inner = terms({ reserves: [{ name: '省级审核', limit: { amount: 1, unit: 'workingDay' } }], changes: [{ kind: 'extended', limit: { amount: 10, unit: 'day' } }] });
    expect(dueOfTerms(inner, counting, at('2025-12-31 24:00')).dueAt).toEqual(at('2025-10-09 24:00'));
    expect(dueOfTerms(inner, counting, at('2025-09-30 24:00')).dueAt).toEqual(at('2025-09-29 24:00'));
  });

  it('a due that the upper unit has moved stays where it was put, and says who put it there', () => {
    const moved = terms({ reserves: [], changes: [{ kind: 'moved', dueAt: at('2025-09-30 18:00').toISOString(), at: at('2025-09-24 09:00').toISOString(), byUnit: '长沙市农业农村局' }] });
    const due = dueOfTerms(moved, counting, at('2025-09-26 24:00'));
    expect(due.dueAt).toEqual(at('2025-09-30 18:00'));
    expect(explainDue(due.explanation)).toContain('长沙市农业农村局于2025年9月24日（周三）09:00调整了本级期限。');
  });

  it('a pause moves the end of a period', () => {
    const paused = terms({ pauses: [{ from: at('2025-09-23 10:00').toISOString(), until: at('2025-09-25 10:00').toISOString(), reason: '等待补正' }] });
    expect(dueOfTerms(paused, counting, undefined).dueAt).toEqual(at('2025-09-30 24:00'));
  });
});

describe('which work meets a due (P5.3)', () => {
  const county = '430181000000';
  const city = '430100000000';
  it.each([
    ['order', null, 'feedback', county, 'sent', true],
    ['order', null, 'informing', county, 'done', false],
    ['unit', county, 'county-intake', county, 'handle', false],
    ['unit', city, 'city-intake', city, 'delegateCounty', false],
    ['unit', city, 'investigation', county, 'submitted', true],
    ['unit', county, 'consultation-answer', county, 'answered', true],
    ['unit', county, 'determination', county, 'done', true],
    ['unit', county, 'investigation', county, 'handedBack', true],
    ['unit', city, 'county-intake', county, 'handBack', false],
    ['review', city, 'report-review', city, 'sentBack', true],
    ['review', city, 'province-review', city, 'referred', true],
    ['unit', county, 'province-review', city, 'referred', true],
    ['order', null, 'investigation', city, 'referred', false],
    ['review', city, 'report-review', county, 'approved', false],
    ['initialReview', city, 'initial-review', city, 'accepted', true],
    ['householdCheck', county, 'declaration-acceptance', county, 'done', false],
    ['declarationAcceptance', county, 'declaration-acceptance', county, 'handedBack', true],
  ] as const)('%s of %s: %s at %s, %s → %s', (name, unitId, kind, at, outcome, met) => {
    expect(isMetBy({ name, unitId }, { kind, unitId: at, outcome })).toBe(met);
  });
});
