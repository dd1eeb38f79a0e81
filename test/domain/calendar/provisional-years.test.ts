import { describe, expect, it } from '@jest/globals';
import { computeDue } from '../../../domain/calendar/compute-due.ts';
import { isWeekend } from '../../../domain/calendar/civil-day.ts';
import { dayStatus } from '../../../domain/calendar/work-calendar.ts';
import { publishedHolidays } from '../../../infra/calendar/published-holidays.ts';
import { statutoryHolidays } from '../../../infra/calendar/statutory-holidays.ts';
import { chinaTime } from '../../builders/china-time.ts';

const calendar = publishedHolidays({ publishedUntil: 2026 });
const workingDays = (start: string, amount: number, holidays = calendar) => computeDue(chinaTime(start), { amount, unit: 'workingDay' }, holidays);

describe('a year whose holidays are not published yet (P5.1)', () => {
  it('makes a due provisional only when it is counted through days that may change', () => {
    expect(workingDays('2026-11-23 10:00', 5).explanation.provisionalYears).toEqual([]);
    expect(workingDays('2026-12-24 10:00', 1).explanation.provisionalYears).toEqual([]);
    expect(workingDays('2026-12-24 10:00', 3).explanation.provisionalYears).toEqual([2027]);
    expect(workingDays('2026-12-24 10:00', 300).explanation.provisionalYears).toEqual([2027, 2028]);
  });

  it('has its statutory holidays', () => {
    expect(workingDays('2026-12-30 10:00', 2).dueAt).toEqual(chinaTime('2027-01-05 00:00'));
    expect(workingDays('2027-02-04 10:00', 1).dueAt).toEqual(chinaTime('2027-02-12 00:00'));
    expect(workingDays('2027-09-30 10:00', 1).dueAt).toEqual(chinaTime('2027-10-07 00:00'));
  });

  it('is computed again, by the same call, when the notice arrives', () => {
    const before = publishedHolidays({ publishedUntil: 2018 });
    const after = publishedHolidays({ publishedUntil: 2019 });
    const asked = ['2018-12-26 10:00', 3] as const;

    expect(workingDays(...asked, before)).toMatchObject({ dueAt: chinaTime('2019-01-01 00:00'), explanation: { provisionalYears: [2019] } });
    // The notice for 2019 made the Saturday 29 December a working day.
    expect(workingDays(...asked, after)).toMatchObject({ dueAt: chinaTime('2018-12-30 00:00'), explanation: { provisionalYears: [] } });
  });

  it('changes the version of the calendar when it arrives', () => {
    expect(publishedHolidays({ publishedUntil: 2018 }).version).not.toBe(publishedHolidays({ publishedUntil: 2019 }).version);
    expect(publishedHolidays({ closures: [{ on: '2026-04-20', working: false, name: '壮族三月三' }] }).version).toContain('另有本省安排1天');
  });
});

describe('statutory holidays (rule of November 2024)', () => {
  it.each([2025, 2026])('of %d are days off in the published notice under the same name', (year) => {
    const published = publishedHolidays();
    for (const [day, name] of statutoryHolidays(year)) {
      if (name.endsWith('补假')) expect(dayStatus(published, day).working).toBe(false);
      else expect([day, dayStatus(published, day).reason]).toEqual([day, name]);
    }
  });

  it('are thirteen days, those on a weekend made up on working days', () => {
    for (let year = 2027; year <= 2045; year += 1) {
      const days = [...statutoryHolidays(year)];
      const own = days.filter(([, name]) => !name.endsWith('补假'));
      // 中秋 may be one of the three days of 国庆.
      expect([12, 13]).toContain(own.length);
      expect(days.length - own.length).toBe(own.filter(([day]) => isWeekend(day)).length);
      for (const [day, name] of days) if (name.endsWith('补假')) expect(isWeekend(day)).toBe(false);
    }
  });

  it('of 2027', () => {
    expect([...statutoryHolidays(2027).keys()].sort()).toEqual([
      '2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-04-05', '2027-05-01',
      '2027-05-02', '2027-05-03', '2027-05-04', '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05',
    ]);
  });
});

describe('published holidays', () => {
  it('name worked weekends after the holiday they were moved for', () => {
    const published = publishedHolidays();
    const of = (year: string, days: ReadonlyMap<string, string>) => [...days].filter(([day]) => day.startsWith(year)).sort();
    expect(of('2026', published.workedWeekends)).toEqual([
      ['2026-01-04', '元旦调休'],
      ['2026-02-14', '春节调休'],
      ['2026-02-28', '春节调休'],
      ['2026-05-09', '劳动节调休'],
      ['2026-09-20', '国庆节调休'],
      ['2026-10-10', '国庆节调休'],
    ]);
    for (const [day] of published.workedWeekends) expect(isWeekend(day)).toBe(true);
  });
});
