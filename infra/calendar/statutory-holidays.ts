import chineseDays from 'chinese-days';
import { addDays, type CivilDay, isWeekend, nextDay } from '../../domain/calendar/civil-day.ts';

type Feast = { readonly name: string; readonly days: (year: number) => readonly CivilDay[] };

const solar = (monthDay: string, length: number) => (year: number) => run(`${year}-${monthDay}`, length);
const lunar = (monthDay: string, length: number, before = 0) => (year: number) =>
  run(addDays(chineseDays.getSolarDateFromLunar(`${year}-${monthDay}`).date, -before), length);
const run = (first: CivilDay, length: number): readonly CivilDay[] => Array.from({ length }, (_day, index) => addDays(first, index));

/** 全国年节及纪念日放假办法 as revised in November 2024, in force since 2025: thirteen days. */
const feasts: readonly Feast[] = [
  { name: '元旦', days: solar('01-01', 1) },
  { name: '春节', days: lunar('01-01', 4, 1) },
  { name: '清明节', days: (year) => [chineseDays.getSolarTermDate(year, 4, 'pure_brightness')] },
  { name: '劳动节', days: solar('05-01', 2) },
  { name: '端午节', days: lunar('05-05', 1) },
  { name: '中秋节', days: lunar('08-15', 1) },
  { name: '国庆节', days: solar('10-01', 3) },
];

/**
 * The statutory days off of a year whose notice isn't published yet. A day that falls on a weekend is made up on a
 * working day, as the rule says; which one the notice decides, here it is the next one. 调休 can't be foreseen.
 */
export function statutoryHolidays(year: number): ReadonlyMap<CivilDay, string> {
  const daysOff = new Map<CivilDay, string>();
  for (const { name, days } of feasts) for (const day of days(year)) if (!daysOff.has(day)) daysOff.set(day, name);
  for (const [day, name] of [...daysOff]) {
    if (!isWeekend(day)) continue;
    let madeUpOn = nextDay(day);
    while (isWeekend(madeUpOn) || daysOff.has(madeUpOn)) madeUpOn = nextDay(madeUpOn);
    daysOff.set(madeUpOn, `${name}补假`);
  }
  return daysOff;
}
