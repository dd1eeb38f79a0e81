import { describe, expect, it } from '@jest/globals';
import { computeDue, dueOnDate } from '../../../domain/calendar/compute-due.ts';
import type { LimitUnit } from '../../../domain/calendar/schema.ts';
import { withClosures } from '../../../domain/calendar/work-calendar.ts';
import { publishedHolidays } from '../../../infra/calendar/published-holidays.ts';
import { chinaTime } from '../../builders/china-time.ts';

const calendar = publishedHolidays();
const due = (start: string, amount: number, unit: LimitUnit, closingHour?: string) => computeDue(chinaTime(start), { amount, unit }, calendar, { closingHour }).dueAt;

describe('working days over true holidays (P5.1)', () => {
  it.each([
    ['国庆 2024: the Sunday worked before counts', '2024-09-27 10:00', 5, '2024-10-11'],
    ['国庆 2024: the Saturday worked after is the last day', '2024-09-27 10:00', 6, '2024-10-12'],
    ['国庆 2024: and so on to the Monday', '2024-09-27 10:00', 7, '2024-10-13'],
    ['春节 2024: the Sunday before', '2024-02-02 09:00', 5, '2024-02-09'],
    ['春节 2024: 除夕 was a working day, then the Sunday after', '2024-02-02 09:00', 7, '2024-02-19'],
    ['春节 2025: the Sunday before', '2025-01-24 23:59', 5, '2025-02-08'],
    ['春节 2025: the Saturday after', '2025-01-24 23:59', 6, '2025-02-09'],
    ['国庆 and 中秋 2025', '2025-09-26 08:00', 5, '2025-10-11'],
    ['国庆 2025: the Saturday after', '2025-09-26 08:00', 6, '2025-10-12'],
    ['春节 2026: the Saturday before', '2026-02-13 10:00', 1, '2026-02-15'],
    ['春节 2026: nine days later', '2026-02-13 10:00', 2, '2026-02-25'],
    ['春节 2026: fifteen days, two worked Saturdays', '2026-02-06 10:00', 15, '2026-03-06'],
    ['中秋 and 国庆 2026', '2026-09-24 10:00', 5, '2026-10-10'],
    ['国庆 2026: the Saturday after', '2026-09-24 10:00', 6, '2026-10-11'],
    ['国庆 2026: the Sunday worked ten days before', '2026-09-18 10:00', 1, '2026-09-21'],
    ['New Year 2025: one day off', '2024-12-30 10:00', 3, '2025-01-04'],
    ['New Year 2026: three days off and a worked Sunday', '2025-12-30 10:00', 3, '2026-01-06'],
    ['an event on a holiday', '2026-10-03 12:00', 1, '2026-10-09'],
    ['an event on a Saturday that was worked', '2026-10-10 12:00', 1, '2026-10-13'],
    ['29 February', '2024-02-28 10:00', 1, '2024-03-01'],
  ])('%s', (_title, start, amount, endsAtStartOf) => {
    expect(due(start, amount, 'workingDay')).toEqual(chinaTime(`${endsAtStartOf} 00:00`));
  });

  it('counts from the day in China, not in UTC', () => {
    expect(due('2026-03-03 00:30', 1, 'workingDay')).toEqual(chinaTime('2026-03-05 00:00'));
    expect(due('2026-03-02 23:30', 1, 'workingDay')).toEqual(chinaTime('2026-03-04 00:00'));
  });
});

describe('calendar days (民法典第二百零三条)', () => {
  it.each([
    ['days off on the way count', '2026-09-28 10:00', 15, '2026-10-14'],
    ['ending on a Saturday: the Monday', '2026-03-02 10:00', 5, '2026-03-10'],
    ['ending on 国庆: the day after it', '2026-09-21 10:00', 10, '2026-10-09'],
    ['ending on 春节: the day after it', '2026-02-05 10:00', 10, '2026-02-25'],
    ['ending on 劳动节: the day after it', '2026-04-24 10:00', 7, '2026-05-07'],
    ['ending on a worked Saturday: that day', '2024-05-01 10:00', 10, '2024-05-12'],
    ['ending on a worked Sunday in the new year: that day', '2025-12-20 10:00', 15, '2026-01-05'],
    ['sixty days', '2026-03-01 10:00', 60, '2026-05-01'],
  ])('%s', (_title, start, amount, endsAtStartOf) => {
    expect(due(start, amount, 'day')).toEqual(chinaTime(`${endsAtStartOf} 00:00`));
  });
});

describe('hours', () => {
  it.each([
    ['run over a weekend', '2026-03-06 17:20', 24, '2026-03-07 17:20'],
    ['run over 国庆', '2026-09-30 17:20', 48, '2026-10-02 17:20'],
    ['count from the minute', '2026-03-06 17:20:33', 2, '2026-03-06 19:20'],
    ['cross New Year', '2026-12-31 23:30', 1, '2027-01-01 00:30'],
  ])('%s', (_title, start, amount, end) => {
    expect(due(start, amount, 'hour', '17:30')).toEqual(chinaTime(end));
  });

  it('know no holidays, so they are never provisional', () => {
    expect(computeDue(chinaTime('2031-01-01 10:00'), { amount: 24, unit: 'hour' }, calendar).explanation).toMatchObject({ provisionalYears: [], calendarVersion: undefined });
  });
});

describe('the end of the last day', () => {
  it('is 24:00, or the closing hour of the province', () => {
    expect(due('2026-03-02 10:00', 1, 'workingDay')).toEqual(chinaTime('2026-03-04 00:00'));
    expect(due('2026-03-02 10:00', 1, 'workingDay', '24:00')).toEqual(chinaTime('2026-03-04 00:00'));
    expect(due('2026-03-02 10:00', 1, 'workingDay', '17:30')).toEqual(chinaTime('2026-03-03 17:30'));
    expect(due('2026-09-21 10:00', 10, 'day', '18:00')).toEqual(chinaTime('2026-10-08 18:00'));
  });

  it('is that of the day 12345 names, holiday or not (P5.3)', () => {
    expect(dueOnDate('2026-10-03').dueAt).toEqual(chinaTime('2026-10-04 00:00'));
    expect(dueOnDate('2026-10-03', { closingHour: '17:30' }).dueAt).toEqual(chinaTime('2026-10-03 17:30'));
  });
});

describe('closures of a province', () => {
  const closed = withClosures(calendar, [
    { on: '2026-04-20', working: false, name: '壮族三月三' },
    { on: '2026-04-18', working: true, name: '壮族三月三调休' },
  ]);

  it('go before the public calendar, which stays as it was', () => {
    expect(computeDue(chinaTime('2026-04-17 10:00'), { amount: 2, unit: 'workingDay' }, closed).dueAt).toEqual(chinaTime('2026-04-22 00:00'));
    expect(due('2026-04-17 10:00', 2, 'workingDay')).toEqual(chinaTime('2026-04-22 00:00'));
    expect(computeDue(chinaTime('2026-04-17 10:00'), { amount: 1, unit: 'workingDay' }, closed).dueAt).toEqual(chinaTime('2026-04-19 00:00'));
    expect(due('2026-04-17 10:00', 1, 'workingDay')).toEqual(chinaTime('2026-04-21 00:00'));
  });
});

describe('a limit that is none', () => {
  it.each([0, -1, 1.5, Number.NaN, 4000])('%d days is refused', (amount) => {
    expect(() => due('2026-03-02 10:00', amount, 'workingDay')).toThrow(RangeError);
  });
});
