import { type CivilDay, nextDay, previousDay } from './civil-day.ts';
import type { DayLog } from './day-log.ts';
import { type Pause, pauseAtEndOf } from './pause.ts';

/** How the days of one period are counted. */
type Counting = { readonly log: DayLog; readonly closingHour: string; readonly pauses: readonly Pause[] };

const pausedReason = ({ reason }: Pause): string => `暂停计时：${reason}`;

/** The last of `amount` working days after `eventDay`, which itself isn't counted (民法典第二百零一条). */
export function countWorkingDays(eventDay: CivilDay, amount: number, { log, closingHour, pauses }: Counting): CivilDay {
  let day = eventDay;
  for (let left = amount; left > 0; ) {
    day = nextDay(day);
    const { working, reason } = log.look(day);
    const pause = pauseAtEndOf(day, closingHour, pauses);
    if (!working) log.skip(day, reason ?? '');
    else if (pause) log.skip(day, pausedReason(pause));
    else {
      left -= 1;
      if (reason !== undefined) log.note({ kind: 'workedWeekend', on: day, reason });
    }
  }
  return day;
}

/**
 * The last of `amount` calendar days after `eventDay`; when it is a day off, the next working day (民法典第二百零三条).
 * Days off before the last day count like any other.
 */
export function countCalendarDays(eventDay: CivilDay, amount: number, { log, closingHour, pauses }: Counting): CivilDay {
  let day = eventDay;
  for (let left = amount; left > 0; ) {
    day = nextDay(day);
    const pause = pauseAtEndOf(day, closingHour, pauses);
    if (pause) log.skip(day, pausedReason(pause));
    else left -= 1;
  }
  return postponeToWorkingDay(day, { log, closingHour, pauses });
}

function postponeToWorkingDay(last: CivilDay, { log, closingHour, pauses }: Counting): CivilDay {
  let day = last;
  for (;;) {
    const { working, reason } = log.look(day);
    const pause = pauseAtEndOf(day, closingHour, pauses);
    if (working && !pause) {
      if (reason !== undefined) log.note({ kind: 'workedWeekend', on: day, reason });
      if (day !== last) log.note({ kind: 'postponed', from: last, to: day });
      return day;
    }
    log.skip(day, working && pause ? pausedReason(pause) : (reason ?? ''));
    day = nextDay(day);
  }
}

/**
 * The working day that has exactly `amount` working days between itself and the end of `last`: the latest day on which
 * something may end so that so many working days remain until then.
 */
export function countWorkingDaysBack(last: CivilDay, amount: number, log: DayLog): CivilDay {
  let left = amount;
  for (let day = last; ; day = previousDay(day)) {
    const { working, reason } = log.look(day);
    if (!working) log.skip(day, reason ?? '');
    else if (left === 0) return day;
    else {
      left -= 1;
      if (reason !== undefined) log.note({ kind: 'workedWeekend', on: day, reason });
    }
  }
}
