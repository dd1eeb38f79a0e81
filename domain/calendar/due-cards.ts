import { type CivilDay, instantOf, lastDayOf, nextDay } from './civil-day.ts';
import { endOfPeriod, midnight } from './compute-due.ts';
import { openDayLog } from './day-log.ts';
import type { Limit } from './schema.ts';
import { subtractLimit } from './subtract-limit.ts';
import { dayStatus, type WorkCalendar } from './work-calendar.ts';

/** When a clock warns (P5.4); settings of the province. */
export type CardPolicy = {
  /** How long before the due the yellow card comes, e.g. 1 working day. */
  readonly yellowBefore: Limit;
  /** The red card at the due itself, or on the first working day after it (as Shandong had it in 2017). */
  readonly redOn: 'due' | 'nextWorkingDay';
  /** How long after the due it is escalated. */
  readonly escalateAfter: Limit;
};

export type CardInstants = { readonly yellowAt: Date; readonly redAt: Date; readonly escalateAt: Date };

/**
 * The instants at which a due warns: yellow ≤ due ≤ red ≤ escalation. A yellow card that would come before the clock
 * began comes as it begins.
 */
export function dueCards(
  { startAt, dueAt }: { readonly startAt: Date; readonly dueAt: Date },
  policy: CardPolicy,
  calendar: WorkCalendar,
  closingHour: string = midnight,
): CardInstants {
  const yellowAt = subtractLimit(dueAt, policy.yellowBefore, calendar, closingHour);
  const redAt = policy.redOn === 'due' ? dueAt : instantOf(workingDayAfter(lastDayOf(dueAt), calendar), '00:00');
  const escalateAt = endOfPeriod({
    startAt: dueAt,
    eventDay: lastDayOf(dueAt),
    limit: policy.escalateAfter,
    closingHour,
    pauses: [],
    log: openDayLog(calendar),
  });
  // A due that was already past when its clock began has no time for a warning.
  const earliestYellow = startAt < dueAt ? startAt : dueAt;
  return { yellowAt: yellowAt < earliestYellow ? earliestYellow : yellowAt, redAt, escalateAt: escalateAt < redAt ? redAt : escalateAt };
}

function workingDayAfter(last: CivilDay, calendar: WorkCalendar): CivilDay {
  let day = nextDay(last);
  while (!dayStatus(calendar, day).working) day = nextDay(day);
  return day;
}
