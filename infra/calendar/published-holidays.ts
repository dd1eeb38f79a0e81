import { createRequire } from 'node:module';
import { type CivilDay, yearOf } from '../../domain/calendar/civil-day.ts';
import type { Closure } from '../../domain/calendar/schema.ts';
import { withClosures, type WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { statutoryHolidays } from './statutory-holidays.ts';

/** The package's data file: day → "English name,Chinese name,statutory days of that feast". */
type HolidayFile = { readonly holidays: Readonly<Record<CivilDay, string>>; readonly workdays: Readonly<Record<CivilDay, string>> };

const require = createRequire(import.meta.url);

/** Farther than any period reaches; the package knows the lunar calendar until 2100. */
const foreseenYears = 20;

const fullNames: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };
const nameOf = (entry: string): string => {
  const name = entry.split(',')[1] ?? entry;
  return fullNames[name] ?? name;
};

export type PublishedHolidaysOptions = {
  /** The province's own days, laid over the public ones. */
  readonly closures?: readonly Closure[] | undefined;
  /** Takes later years as not yet published, to see what was known then. */
  readonly publishedUntil?: number | undefined;
};

/**
 * Public holidays and 调休 as the State Council's notices published them (P5.1), from the package `chinese-days`. Years
 * after the last published one have the statutory holidays only and are provisional; a package that knows more years makes
 * them settled. A notice of a year may speak of the last days of the December before.
 */
export function publishedHolidays(options: PublishedHolidaysOptions = {}): WorkCalendar {
  const file = require('chinese-days/dist/chinese-days.json') as HolidayFile;
  const { version } = require('chinese-days/package.json') as { version: string };
  const years = new Set(Object.keys(file.holidays).map(yearOf));
  const last = Math.min(Math.max(...years), options.publishedUntil ?? Infinity);
  const publishedYears = new Set([...years].filter((year) => year <= last));
  // The last days of a December stand in the notice of the next year.
  const knownBefore = options.publishedUntil === undefined ? `${last + 1}` : `${last}-12-28`;
  const known = ([day]: readonly [CivilDay, string]): boolean => day < knownBefore;
  const daysOff = new Map(Object.entries(file.holidays).filter(known).map(([day, entry]) => [day, nameOf(entry)]));
  for (let year = last + 1; year <= last + foreseenYears; year += 1) for (const [day, name] of statutoryHolidays(year)) daysOff.set(day, name);
  const workedWeekends = new Map(Object.entries(file.workdays).filter(known).map(([day, entry]) => [day, `${nameOf(entry)}调休`]));
  return withClosures({ version: `chinese-days ${version}，节假日公布至${last}年`, publishedYears, daysOff, workedWeekends }, options.closures ?? []);
}
