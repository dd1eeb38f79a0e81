import { type CivilDay, isWeekend, yearOf } from './civil-day.ts';
import type { Closure } from './schema.ts';

/**
 * Public holidays and 调休 (P5.1) as plain data. Days that stand in neither map are decided by the weekday. For years
 * whose notice isn't published yet `daysOff` holds the statutory holidays, as far as they are known.
 */
export type WorkCalendar = {
  /** Names the state of the data, so that a due tells what it was counted by. */
  readonly version: string;
  /** Years whose State Council notice is contained. */
  readonly publishedYears: ReadonlySet<number>;
  /** Day off → its name, e.g. 国庆节; weekends beside a holiday may be contained. */
  readonly daysOff: ReadonlyMap<CivilDay, string>;
  /** Worked weekend → why, e.g. 国庆节调休. */
  readonly workedWeekends: ReadonlyMap<CivilDay, string>;
};

/** What a day is: worked or off, why when that isn't plain, and whether it may still change. */
export type DayStatus = { readonly working: boolean; readonly reason: string | undefined; readonly provisional: boolean };

/** From here on a December belongs to the notice of the next year as well: 2018-12-29 was worked for 元旦 2019. */
const newYearNoticeFrom = '12-28';

/** A day may still change while a notice that can speak of it is missing. */
function isProvisional({ publishedYears }: WorkCalendar, day: CivilDay): boolean {
  const year = yearOf(day);
  return !publishedYears.has(year) || (day.slice(5) >= newYearNoticeFrom && !publishedYears.has(year + 1));
}

/** Whether a day is worked, and why not or why so where the weekday doesn't say it. */
export function dayStatus(calendar: WorkCalendar, day: CivilDay): DayStatus {
  const provisional = isProvisional(calendar, day);
  const worked = calendar.workedWeekends.get(day);
  if (worked !== undefined) return { working: true, reason: worked, provisional };
  const off = calendar.daysOff.get(day);
  if (off !== undefined) return { working: false, reason: off, provisional };
  return isWeekend(day) ? { working: false, reason: '周末', provisional } : { working: true, reason: undefined, provisional };
}

/** The calendar with a province's own days off and worked days laid over it; the province's word goes before. */
export function withClosures(calendar: WorkCalendar, closures: readonly Closure[]): WorkCalendar {
  if (closures.length === 0) return calendar;
  const daysOff = new Map(calendar.daysOff);
  const workedWeekends = new Map(calendar.workedWeekends);
  for (const { on, working, name } of closures) {
    daysOff.delete(on);
    workedWeekends.delete(on);
    (working ? workedWeekends : daysOff).set(on, name);
  }
  return { ...calendar, version: `${calendar.version}，另有本省安排${closures.length}天`, daysOff, workedWeekends };
}
