import { midnight } from './compute-due.ts';
import { openDayLog } from './day-log.ts';
import type { Due, Reserve } from './explanation.ts';
import { subtractLogged } from './subtract-limit.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A unit's own due, and what set it: its budget, or what 12345's due leaves after the reviews above. */
export type InnerDue = Due & { readonly setBy: 'budget' | 'reserve' };

/**
 * A unit's due (P5.3): the earlier of its budget's due and 12345's due minus the reserve of the reviews above it. It may
 * lie before the start when 12345's due leaves no time at all; the clock is then red at once, and says why.
 */
export function innerDue(
  budget: Due,
  orderDueAt: Date,
  reserves: readonly Reserve[],
  calendar: WorkCalendar,
  options: { readonly closingHour?: string | undefined } = {},
): InnerDue {
  const log = openDayLog(calendar);
  const closingHour = options.closingHour ?? midnight;
  const latest = reserves.reduce((end, { limit }) => subtractLogged(end, limit, log, closingHour), orderDueAt);
  if (budget.dueAt <= latest) return { ...budget, setBy: 'budget' };
  return {
    dueAt: latest,
    setBy: 'reserve',
    explanation: {
      steps: [
        { kind: 'reserved', budgetDueAt: budget.dueAt.toISOString(), orderDueAt: orderDueAt.toISOString(), reserves },
        // Met backwards; told forwards, as people read a calendar.
        ...log.steps.toReversed(),
        { kind: 'end', at: latest.toISOString() },
      ],
      basis: budget.explanation.basis,
      calendarVersion: calendar.version,
      provisionalYears: log.provisionalYears(),
    },
  };
}
