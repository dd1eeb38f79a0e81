import { computeDue } from '../calendar/compute-due.ts';
import type { Limit } from '../calendar/schema.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { chinaDayOf } from '../shared/instant.ts';

/** 办理时限 of a complaint where a province has no row of its own (national row of the limit table, P5.2). */
export const nationalComplaintLimit: Limit = { amount: 15, unit: 'workingDay' };

/** The 办结日期 with which a complaint's page begins (P2.2): the last day of the limit, counted from the call. The agent may change it. */
export function defaultFinishBy(calledAt: Date, calendar: WorkCalendar, limit: Limit = nationalComplaintLimit): string {
  const { dueAt } = computeDue(calledAt, limit, calendar);
  // The last day ends at its midnight, which is the next day's beginning.
  return chinaDayOf(new Date(dueAt.getTime() - 1));
}
