import { describe, expect, it } from '@jest/globals';
import { computeDue, dueOnDate } from '../../../domain/calendar/compute-due.ts';
import { type CardPolicy, dueCards } from '../../../domain/calendar/due-cards.ts';
import { extendDue } from '../../../domain/calendar/extend-due.ts';
import { innerDue } from '../../../domain/calendar/inner-due.ts';
import type { Limit } from '../../../domain/calendar/schema.ts';
import { subtractLimit } from '../../../domain/calendar/subtract-limit.ts';
import { publishedHolidays } from '../../../infra/calendar/published-holidays.ts';
import { chinaTime } from '../../builders/china-time.ts';

const calendar = publishedHolidays();
const days = (amount: number): Limit => ({ amount, unit: 'workingDay' });
const start = chinaTime('2026-03-02 10:00');
const reserves = [{ name: '省级审核', limit: days(1) }];

describe('pauses (P5.3)', () => {
  const paused = (limit: Limit, ...pauses: [string, string][]) =>
    computeDue(start, limit, calendar, { pauses: pauses.map(([from, until]) => ({ from: chinaTime(from), until: chinaTime(until), reason: '等待补正' })) }).dueAt;

  it.each<[string, [string, string][], string]>([
    ['within one day costs nothing', [['2026-03-03 09:00', '2026-03-03 16:00']], '2026-03-06'],
    ['over one night costs a day', [['2026-03-03 16:00', '2026-03-04 09:00']], '2026-03-07'],
    ['over a weekend costs the two evenings before it', [['2026-03-05 23:00', '2026-03-09 09:00']], '2026-03-10'],
    ['before the start counts from the start', [['2026-02-01 09:00', '2026-03-03 09:00']], '2026-03-06'],
    ['after the due changes nothing', [['2026-03-06 00:00', '2026-03-20 09:00']], '2026-03-06'],
    ['twice costs twice', [['2026-03-04 16:00', '2026-03-05 09:00'], ['2026-03-02 16:00', '2026-03-04 09:00']], '2026-03-10'],
  ])('%s', (_title, pauses, endsAtStartOf) => {
    expect(paused(days(3), ...pauses)).toEqual(chinaTime(`${endsAtStartOf} 00:00`));
  });

  it('move hours by their length, overlaps once', () => {
    expect(paused({ amount: 4, unit: 'hour' }, ['2026-03-02 11:00', '2026-03-02 12:00'], ['2026-03-02 11:30', '2026-03-02 12:30'])).toEqual(chinaTime('2026-03-02 15:30'));
    expect(paused({ amount: 4, unit: 'hour' }, ['2026-03-02 14:00', '2026-03-02 18:00'])).toEqual(chinaTime('2026-03-02 14:00'));
  });

  it('move the last calendar day, and then past a weekend', () => {
    expect(paused({ amount: 4, unit: 'day' }, ['2026-03-03 16:00', '2026-03-04 09:00'])).toEqual(chinaTime('2026-03-10 00:00'));
  });

  it('that end before they begin are refused', () => {
    expect(() => paused(days(3), ['2026-03-04 09:00', '2026-03-03 09:00'])).toThrow(RangeError);
  });
});

describe('extension (P4.2)', () => {
  const due = computeDue(start, days(4), calendar);

  it.each<[string, Limit, string]>([
    ['calendar days', { amount: 5, unit: 'day' }, '2026-03-12 00:00'],
    ['calendar days to a weekend', { amount: 8, unit: 'day' }, '2026-03-17 00:00'],
    ['working days', days(10), '2026-03-21 00:00'],
    ['hours', { amount: 12, unit: 'hour' }, '2026-03-07 12:00'],
  ])('by %s counts after the last day', (_title, limit, end) => {
    expect(due.dueAt).toEqual(chinaTime('2026-03-07 00:00'));
    expect(extendDue(due, limit, calendar).dueAt).toEqual(chinaTime(end));
  });

  it('keeps the closing hour', () => {
    const closing = computeDue(start, days(4), calendar, { closingHour: '17:30' });
    expect(extendDue(closing, days(1), calendar, { closingHour: '17:30' }).dueAt).toEqual(chinaTime('2026-03-09 17:30'));
  });

  it('from an early approval never shortens', () => {
    const options = { from: { base: 'approval', approvedAt: chinaTime('2026-03-03 10:00') } } as const;
    expect(extendDue(due, days(1), calendar, options).dueAt).toEqual(due.dueAt);
    expect(extendDue(due, days(5), calendar, options).dueAt).toEqual(chinaTime('2026-03-11 00:00'));
  });
});

describe('counting backwards in working time (P5.3)', () => {
  it.each<[string, string, Limit, string]>([
    ['within a week', '2026-03-07 00:00', days(1), '2026-03-06 00:00'],
    ['over a weekend', '2026-03-10 00:00', days(1), '2026-03-07 00:00'],
    ['from a day off', '2026-10-04 00:00', days(1), '2026-09-30 00:00'],
    ['over 国庆 to the Sunday worked before', '2024-10-09 00:00', days(2), '2024-09-30 00:00'],
    ['over 国庆 with a Saturday worked after', '2026-10-13 00:00', days(3), '2026-10-09 00:00'],
    ['calendar days', '2026-10-13 00:00', { amount: 5, unit: 'day' }, '2026-10-08 00:00'],
    ['hours', '2026-10-13 00:00', { amount: 6, unit: 'hour' }, '2026-10-12 18:00'],
  ])('%s', (_title, end, limit, expected) => {
    expect(subtractLimit(chinaTime(end), limit, calendar)).toEqual(chinaTime(expected));
  });

  it('ends at the closing hour', () => {
    expect(subtractLimit(chinaTime('2026-03-09 17:30'), days(1), calendar, '17:30')).toEqual(chinaTime('2026-03-06 17:30'));
  });
});

describe('inner due (P5.3)', () => {
  it('is the budget where 12345 leaves enough time', () => {
    const budget = computeDue(start, days(3), calendar);
    expect(innerDue(budget, chinaTime('2026-03-20 00:00'), reserves, calendar)).toEqual({ ...budget, setBy: 'budget' });
  });

  it('is what 12345 leaves where the budget is longer', () => {
    const inner = innerDue(computeDue(start, days(9), calendar), dueOnDate('2026-03-09').dueAt, reserves, calendar);
    expect(inner).toMatchObject({ setBy: 'reserve', dueAt: chinaTime('2026-03-07 00:00') });
  });

  it('may be past at its start when 12345 leaves no time', () => {
    expect(innerDue(computeDue(start, days(9), calendar), dueOnDate('2026-03-02').dueAt, reserves, calendar).dueAt).toEqual(chinaTime('2026-03-01 00:00'));
  });
});

describe('cards (P5.4)', () => {
  const policy: CardPolicy = { yellowBefore: days(1), redOn: 'due', escalateAfter: days(3) };
  const cards = (dueAt: string, change: Partial<CardPolicy> = {}, startAt = start) => dueCards({ startAt, dueAt: chinaTime(dueAt) }, { ...policy, ...change }, calendar);

  it('yellow a working day before, red at the due, escalated three working days after', () => {
    expect(cards('2026-03-10 00:00')).toEqual({ yellowAt: chinaTime('2026-03-07 00:00'), redAt: chinaTime('2026-03-10 00:00'), escalateAt: chinaTime('2026-03-13 00:00') });
  });

  it('skip 国庆 in both directions', () => {
    expect(cards('2026-10-09 00:00')).toMatchObject({ yellowAt: chinaTime('2026-10-01 00:00'), escalateAt: chinaTime('2026-10-13 00:00') });
  });

  it('red on the first working day after, as Shandong had it in 2017', () => {
    expect(cards('2026-10-01 00:00', { redOn: 'nextWorkingDay' }).redAt).toEqual(chinaTime('2026-10-08 00:00'));
  });

  it('yellow as the clock begins when the period is too short', () => {
    expect(cards('2026-03-04 00:00', { yellowBefore: days(5) }).yellowAt).toEqual(start);
    expect(cards('2026-03-02 12:00', { yellowBefore: { amount: 2, unit: 'hour' }, escalateAfter: { amount: 6, unit: 'hour' } })).toEqual({
      yellowAt: start,
      redAt: chinaTime('2026-03-02 12:00'),
      escalateAt: chinaTime('2026-03-02 18:00'),
    });
  });

  it('yellow with the red one when the due was past already', () => {
    expect(cards('2026-02-28 00:00')).toMatchObject({ yellowAt: chinaTime('2026-02-28 00:00'), redAt: chinaTime('2026-02-28 00:00') });
  });

  it('not escalated before it is red', () => {
    expect(cards('2026-10-01 00:00', { redOn: 'nextWorkingDay', escalateAfter: { amount: 2, unit: 'hour' } }).escalateAt).toEqual(chinaTime('2026-10-08 00:00'));
  });
});
