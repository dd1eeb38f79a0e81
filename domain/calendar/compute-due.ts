import { chinaDayOf } from '../shared/instant.ts';
import { type CivilDay, instantOf } from './civil-day.ts';
import { countCalendarDays, countWorkingDays } from './count-days.ts';
import { type DayLog, openDayLog } from './day-log.ts';
import type { Basis, Due } from './explanation.ts';
import { orderedPauses, type Pause, pauseSteps, shiftByPauses } from './pause.ts';
import { limit as limitSchema, type Limit } from './schema.ts';
import type { WorkCalendar } from './work-calendar.ts';

export type DueOptions = {
  /** When a last day ends in this province; `24:00` where it sets nothing. Hours of the clock don't know it. */
  readonly closingHour?: string | undefined;
  /** Times in which the clock stood still, all ended; while a clock stands still it has no due. */
  readonly pauses?: readonly Pause[] | undefined;
  /** The rule row the limit comes from. */
  readonly basis?: Basis | undefined;
};

export const midnight = '24:00';
const minuteMs = 60_000;

/**
 * When a period ends that an event at `startAt` opens (P5.1, 民法典第二百零一条至第二百零三条), in Asia/Shanghai. Days: the
 * day of the event isn't counted and the last day ends at the closing hour; a calendar-day period that ends on a day off
 * ends with the next working day. Hours count from the minute of the event. A plain function of its inputs: computing
 * again with a newer calendar is calling it again. Throws RangeError for a limit that isn't one.
 */
export function computeDue(startAt: Date, limit: Limit, calendar: WorkCalendar, options: DueOptions = {}): Due {
  const log = openDayLog(calendar);
  const pauses = orderedPauses(options.pauses ?? [], startAt);
  const dueAt = endOfPeriod({ startAt, eventDay: chinaDayOf(startAt), limit, closingHour: options.closingHour ?? midnight, pauses, log });
  return {
    dueAt,
    explanation: {
      steps: [
        { kind: 'start', at: startAt.toISOString(), limit },
        ...pauseSteps(pauses, dueAt),
        ...log.steps,
        { kind: 'end', at: dueAt.toISOString() },
      ],
      basis: options.basis,
      calendarVersion: limit.unit === 'hour' ? undefined : calendar.version,
      provisionalYears: log.provisionalYears(),
    },
  };
}

/**
 * The due that 12345 names by date (办结日期, P5.3), or a supervisor (回复期限, P5.4): the closing hour of that day, not moved
 * by holidays.
 */
export function dueOnDate(on: CivilDay, options: Omit<DueOptions, 'pauses'> & { by?: 'supervisor' | undefined } = {}): Due {
  const dueAt = instantOf(on, options.closingHour ?? midnight);
  return {
    dueAt,
    explanation: {
      steps: [
        { kind: 'givenDate', on, ...(options.by && { by: options.by }) },
        { kind: 'end', at: dueAt.toISOString() },
      ],
      basis: options.basis,
      calendarVersion: undefined,
      provisionalYears: [],
    },
  };
}

type Period = {
  readonly startAt: Date;
  /** The day that isn't counted: usually that of `startAt`, for an extension the last day of the period before. */
  readonly eventDay: CivilDay;
  readonly limit: Limit;
  readonly closingHour: string;
  readonly pauses: readonly Pause[];
  readonly log: DayLog;
};

/** The instant at which a period ends; what happened to its days goes to the log. */
export function endOfPeriod({ startAt, eventDay, limit, closingHour, pauses, log }: Period): Date {
  if (!limitSchema.safeParse(limit).success) throw new RangeError(`no limit: ${limit.amount} ${limit.unit}`);
  const counting = { log, closingHour, pauses };
  switch (limit.unit) {
    case 'workingDay':
      return instantOf(countWorkingDays(eventDay, limit.amount, counting), closingHour);
    case 'day':
      return instantOf(countCalendarDays(eventDay, limit.amount, counting), closingHour);
    case 'hour': {
      const minute = Math.floor(startAt.getTime() / minuteMs) * minuteMs;
      return shiftByPauses(new Date(minute + limit.amount * 60 * minuteMs), pauses);
    }
  }
}
