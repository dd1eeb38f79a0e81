import { addDays, instantOf, lastDayOf } from './civil-day.ts';
import { midnight } from './compute-due.ts';
import { countWorkingDaysBack } from './count-days.ts';
import { type DayLog, openDayLog } from './day-log.ts';
import type { Limit } from './schema.ts';
import type { WorkCalendar } from './work-calendar.ts';

const hourMs = 3_600_000;

/**
 * The latest instant from which `limit` still remains until `end`, counted backwards (P5.3, P5.4). Working days: the
 * closing hour of the working day that has so many working days between itself and the last day. Calendar days and hours:
 * so much earlier on the calendar and the clock; an end on a day off isn't moved here.
 */
export function subtractLimit(end: Date, limit: Limit, calendar: WorkCalendar, closingHour: string = midnight): Date {
  return subtractLogged(end, limit, openDayLog(calendar), closingHour);
}

/** {@link subtractLimit} that tells the log what it met on the way. */
export function subtractLogged(end: Date, { amount, unit }: Limit, log: DayLog, closingHour: string): Date {
  switch (unit) {
    case 'workingDay':
      return instantOf(countWorkingDaysBack(lastDayOf(end), amount, log), closingHour);
    case 'day':
      return instantOf(addDays(lastDayOf(end), -amount), closingHour);
    case 'hour':
      return new Date(end.getTime() - amount * hourMs);
  }
}
