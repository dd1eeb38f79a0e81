import { computeDue, dueOnDate } from '../calendar/compute-due.ts';
import type { CivilDay } from '../calendar/civil-day.ts';
import type { Basis, Due, Reserve } from '../calendar/explanation.ts';
import { extendDue } from '../calendar/extend-due.ts';
import { innerDue } from '../calendar/inner-due.ts';
import type { Limit } from '../calendar/schema.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';

/** A time in which the clock stood still, as ISO texts (P5.3). */
export type KeptPause = { readonly from: string; readonly until: string; readonly reason: string };

/** What moved a due after it was set, in order. `dueAt` of an extension is what was agreed, which then holds exactly (P4.2). */
export type DueChange =
  | { readonly kind: 'extended'; readonly limit: Limit; readonly dueAt?: string }
  | { readonly kind: 'moved'; readonly dueAt: string; readonly at: string; readonly byUnit: string };

/**
 * All that a due follows from, kept with it as JSON, so that it can be computed again at any time: after an extension, a
 * pause, a newer calendar. No personal data.
 */
export type DueTerms = {
  readonly startsAt: string;
  /** The period, or the date that 12345 gave (办结日期), or a supervisor (督办单's 回复期限). */
  readonly period: { readonly limit: Limit } | { readonly givenOn: CivilDay; readonly givenBy?: 'supervisor' };
  /** The row of the decision table, with the table's version. */
  readonly basis: Basis | undefined;
  /** For an inner due: what the reviews above need before 12345's due; `null` for 12345's due itself. */
  readonly reserves: readonly Reserve[] | null;
  readonly pauses: readonly KeptPause[];
  readonly changes: readonly DueChange[];
};

/** The calendar of a province, with the hour at which its days end. */
export type Counting = { readonly calendar: WorkCalendar; readonly closingHour: string };

/**
 * The due that follows from its terms (P5.1–P5.3); pure. `orderDueAt` is 12345's due, where there is one: an inner due
 * never ends later than it allows, unless the upper unit has moved it by hand.
 */
export function dueOfTerms(terms: DueTerms, counting: Counting, orderDueAt: Date | undefined): Due {
  const first = firstDue(terms, counting);
  const changed = terms.changes.reduce((due, change) => applyChange(due, change, counting), first);
  const isFixed = terms.changes.some(({ kind }) => kind === 'moved');
  if (terms.reserves === null || orderDueAt === undefined || isFixed) return changed;
  const { dueAt, explanation } = innerDue(changed, orderDueAt, terms.reserves, counting.calendar, { closingHour: counting.closingHour });
  return { dueAt, explanation };
}

function firstDue({ startsAt, period, basis, pauses }: DueTerms, { calendar, closingHour }: Counting): Due {
  // A date that was given is its giver's own: our pauses don't move it.
  if ('givenOn' in period) return dueOnDate(period.givenOn, { closingHour, basis, by: period.givenBy });
  const kept = pauses.map(({ from, until, reason }) => ({ from: new Date(from), until: new Date(until), reason }));
  return computeDue(new Date(startsAt), period.limit, calendar, { closingHour, basis, pauses: kept });
}

function applyChange(due: Due, change: DueChange, { calendar, closingHour }: Counting): Due {
  if (change.kind === 'extended') {
    const extended = extendDue(due, change.limit, calendar, { closingHour });
    if (change.dueAt === undefined || extended.dueAt.toISOString() === change.dueAt) return extended;
    const agreed = { kind: 'extended', limit: change.limit, from: due.dueAt.toISOString(), base: 'due' } as const;
    return withSteps(due, change.dueAt, agreed);
  }
  return withSteps(due, change.dueAt, { kind: 'moved', at: change.at, byUnit: change.byUnit });
}

function withSteps({ explanation }: Due, dueAt: string, step: Due['explanation']['steps'][number]): Due {
  return { dueAt: new Date(dueAt), explanation: { ...explanation, steps: [...explanation.steps, step, { kind: 'end', at: dueAt }] } };
}
