import { type CivilDay, yearOf } from './civil-day.ts';
import type { DueStep } from './explanation.ts';
import { type DayStatus, dayStatus, type WorkCalendar } from './work-calendar.ts';

/** Looks at days and keeps what an explanation has to say about them. */
export type DayLog = {
  /** Whether the day is worked; remembers the year when its holidays aren't settled. */
  look(day: CivilDay): DayStatus;
  skip(day: CivilDay, reason: string): void;
  note(step: DueStep): void;
  readonly steps: readonly DueStep[];
  /** Unsettled years met, ascending: the year whose notice is missing. */
  provisionalYears(): readonly number[];
};

export function openDayLog(calendar: WorkCalendar): DayLog {
  const steps: DueStep[] = [];
  const unsettled = new Set<number>();
  return {
    steps,
    look(day) {
      const status = dayStatus(calendar, day);
      // In late December the missing notice is that of the next year.
      if (status.provisional) unsettled.add(calendar.publishedYears.has(yearOf(day)) ? yearOf(day) + 1 : yearOf(day));
      return status;
    },
    skip: (on, reason) => void steps.push({ kind: 'skipped', on, reason }),
    note: (step) => void steps.push(step),
    provisionalYears: () => [...unsettled].sort((one, other) => one - other),
  };
}
