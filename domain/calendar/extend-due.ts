import { chinaDayOf } from '../shared/instant.ts';
import { lastDayOf } from './civil-day.ts';
import { endOfPeriod, midnight } from './compute-due.ts';
import { openDayLog } from './day-log.ts';
import type { Due } from './explanation.ts';
import type { Limit } from './schema.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** What an extension counts from (a setting of the province): the due before, or the moment of approval. */
export type ExtensionBase = { readonly base: 'due' } | { readonly base: 'approval'; readonly approvedAt: Date };

/**
 * The due after an extension by amount and unit (P4.2). From the due before, its last day isn't counted again; from the
 * approval, the day of the approval isn't. The answer is later than the due before, or equals it where an approval came
 * so early that its period ends sooner: an extension never shortens. Throws RangeError for a limit that isn't one.
 */
export function extendDue(
  due: Due,
  limit: Limit,
  calendar: WorkCalendar,
  options: { readonly closingHour?: string | undefined; readonly from?: ExtensionBase | undefined } = {},
): Due {
  const from = options.from ?? { base: 'due' };
  const fromAt = from.base === 'due' ? due.dueAt : from.approvedAt;
  const log = openDayLog(calendar);
  const eventDay = from.base === 'due' ? lastDayOf(fromAt) : chinaDayOf(fromAt);
  const end = endOfPeriod({ startAt: fromAt, eventDay, limit, closingHour: options.closingHour ?? midnight, pauses: [], log });
  const dueAt = end > due.dueAt ? end : due.dueAt;
  const { steps, basis, calendarVersion, provisionalYears } = due.explanation;
  return {
    dueAt,
    explanation: {
      steps: [
        ...steps,
        { kind: 'extended', limit, from: fromAt.toISOString(), base: from.base },
        ...log.steps,
        { kind: 'end', at: dueAt.toISOString() },
      ],
      basis,
      calendarVersion: limit.unit === 'hour' ? calendarVersion : calendar.version,
      provisionalYears: [...new Set([...provisionalYears, ...log.provisionalYears()])].sort((one, other) => one - other),
    },
  };
}
