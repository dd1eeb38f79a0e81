import { type CivilDay, instantOf } from './civil-day.ts';
import type { DueStep } from './explanation.ts';

/** A time in which a clock stood still (waiting for a supplement or an extension, only by setting: P5.3). */
export type Pause = { readonly from: Date; readonly until: Date; readonly reason: string };

/** Pauses that lie within or after the period, in order, without empty ones. Throws RangeError for one that ends before it begins. */
export function orderedPauses(pauses: readonly Pause[], startAt: Date): readonly Pause[] {
  for (const { from, until } of pauses) if (until < from) throw new RangeError('a pause ends before it begins');
  return pauses
    .map((pause) => (pause.from < startAt ? { ...pause, from: startAt } : pause))
    .filter(({ from, until }) => from < until)
    .toSorted((one, other) => one.from.getTime() - other.from.getTime());
}

/**
 * The pause in which a day ends, if any: such a day doesn't count. So a pause within one day costs nothing, and each
 * night of a pause moves the end by one day.
 */
export function pauseAtEndOf(day: CivilDay, closingHour: string, pauses: readonly Pause[]): Pause | undefined {
  const end = instantOf(day, closingHour);
  return pauses.find(({ from, until }) => from < end && end <= until);
}

/** An end in hours, moved by the time that the clock stood still; pauses that overlap count once. */
export function shiftByPauses(end: Date, pauses: readonly Pause[]): Date {
  let due = end.getTime();
  let stoodStillUntil = -Infinity;
  for (const { from, until } of pauses) {
    const begin = Math.max(from.getTime(), stoodStillUntil);
    if (begin >= due) break;
    due += Math.max(0, until.getTime() - begin);
    stoodStillUntil = Math.max(stoodStillUntil, until.getTime());
  }
  return new Date(due);
}

/** What an explanation says of pauses that began before the due. */
export function pauseSteps(pauses: readonly Pause[], dueAt: Date): readonly DueStep[] {
  return pauses
    .filter(({ from }) => from < dueAt)
    .map(({ from, until, reason }) => ({ kind: 'paused', from: from.toISOString(), until: until.toISOString(), reason }));
}
