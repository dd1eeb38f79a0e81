import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, instantOf, lastDayOf, nextDay } from '../../../domain/calendar/civil-day.ts';
import { computeDue, dueOnDate } from '../../../domain/calendar/compute-due.ts';
import { dueCards } from '../../../domain/calendar/due-cards.ts';
import { explainDue } from '../../../domain/calendar/explain-due.ts';
import { extendDue } from '../../../domain/calendar/extend-due.ts';
import { innerDue } from '../../../domain/calendar/inner-due.ts';
import type { Limit } from '../../../domain/calendar/schema.ts';
import { subtractLimit } from '../../../domain/calendar/subtract-limit.ts';
import { dayStatus } from '../../../domain/calendar/work-calendar.ts';
import { publishedHolidays } from '../../../infra/calendar/published-holidays.ts';

const calendar = publishedHolidays();
const isWorked = (day: string): boolean => dayStatus(calendar, day).working;

const day = fc.integer({ min: 0, max: 12 * 365 }).map((days) => addDays('2019-01-01', days));
const moment = fc.tuple(day, fc.integer({ min: 0, max: 86_399 })).map(([on, second]) => new Date(instantOf(on, '00:00').getTime() + second * 1000));
const unit = fc.constantFrom('workingDay' as const, 'day' as const, 'hour' as const);
const limit: fc.Arbitrary<Limit> = fc.record({ amount: fc.integer({ min: 1, max: 60 }), unit });
const closingHour = fc.constantFrom('24:00', '17:30', '18:00');

/** Counted the long way, so that it can't share a mistake with the rule. */
function workedDaysAfter(from: string, until: string): number {
  let count = 0;
  for (let on = nextDay(from); on <= until; on = nextDay(on)) if (isWorked(on)) count += 1;
  return count;
}
const dayOf = (at: Date): string => lastDayOf(new Date(at.getTime() + 1));

describe('every period', () => {
  it('ends later when it is longer: strictly, but for calendar days that meet on a working day', () => {
    fc.assert(
      fc.property(moment, limit, (start, { amount, unit: kind }) => {
        const [shorter, longer] = [amount, amount + 1].map((each) => computeDue(start, { amount: each, unit: kind }, calendar).dueAt.getTime());
        if (kind === 'day') expect(longer).toBeGreaterThanOrEqual(shorter ?? 0);
        else expect(longer).toBeGreaterThan(shorter ?? 0);
      }),
    );
  });

  it('ends no earlier when it begins later', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 30 * 86_400_000 }), limit, (start, laterMs, period) => {
        const later = new Date(start.getTime() + laterMs);
        expect(computeDue(later, period, calendar).dueAt >= computeDue(start, period, calendar).dueAt).toBe(true);
      }),
    );
  });

  it('of days ends on a working day at the closing hour, after so many days', () => {
    fc.assert(
      fc.property(moment, limit, closingHour, (start, period, closing) => {
        fc.pre(period.unit !== 'hour');
        const { dueAt } = computeDue(start, period, calendar, { closingHour: closing });
        const last = lastDayOf(dueAt);
        expect(isWorked(last)).toBe(true);
        expect(dueAt).toEqual(instantOf(last, closing));
        if (period.unit === 'workingDay') expect(workedDaysAfter(dayOf(start), last)).toBe(period.amount);
        else expect(workedDaysAfter(addDays(dayOf(start), period.amount - 1), last)).toBe(1);
      }),
    );
  });

  it('counted back from its end returns to where it began', () => {
    fc.assert(
      fc.property(moment, limit, closingHour, (start, period, closing) => {
        const { dueAt } = computeDue(start, period, calendar, { closingHour: closing });
        const back = subtractLimit(dueAt, period, calendar, closing);
        if (period.unit === 'hour') expect(start.getTime() - back.getTime()).toBe(start.getTime() % 60_000);
        else if (period.unit === 'workingDay' && isWorked(dayOf(start))) expect(back).toEqual(instantOf(dayOf(start), closing));
        else expect(back >= instantOf(addDays(dayOf(start), -12), closing)).toBe(true);
      }),
    );
  });

  it('isn’t shortened by a pause or an extension', () => {
    fc.assert(
      fc.property(moment, limit, limit, fc.array(fc.tuple(fc.nat(40 * 86_400), fc.nat(10 * 86_400)), { maxLength: 3 }), (start, period, extension, stops) => {
        const pauses = stops.map(([after, length]) => {
          const from = new Date(start.getTime() + after * 1000);
          return { from, until: new Date(from.getTime() + length * 1000), reason: '等待补正' };
        });
        const plain = computeDue(start, period, calendar);
        expect(computeDue(start, period, calendar, { pauses }).dueAt >= plain.dueAt).toBe(true);
        expect(extendDue(plain, extension, calendar).dueAt > plain.dueAt).toBe(true);
      }),
    );
  });

  it('is explained by days that add up', () => {
    fc.assert(
      fc.property(moment, limit, (start, period) => {
        fc.pre(period.unit === 'workingDay');
        const { dueAt, explanation } = computeDue(start, period, calendar);
        const skipped = explanation.steps.filter(({ kind }) => kind === 'skipped').length;
        expect(lastDayOf(dueAt)).toBe(addDays(dayOf(start), period.amount + skipped));
        expect(explainDue(explanation)).toMatch(/^自\d{4}年.*届满。(\d{4}年.*)?$/);
      }),
    );
  });
});

describe('every inner due', () => {
  it('is no later than its budget and leaves the reserve', () => {
    fc.assert(
      fc.property(moment, limit, day, fc.integer({ min: 1, max: 5 }), (start, period, orderDueOn, amount) => {
        const budget = computeDue(start, period, calendar);
        const inner = innerDue(budget, dueOnDate(orderDueOn).dueAt, [{ name: '省级审核', limit: { amount, unit: 'workingDay' } }], calendar);
        expect(inner.dueAt <= budget.dueAt).toBe(true);
        expect(workedDaysAfter(lastDayOf(inner.dueAt), orderDueOn)).toBeGreaterThanOrEqual(inner.dueAt < instantOf(orderDueOn, '24:00') ? amount : 0);
      }),
    );
  });
});

describe('every set of cards', () => {
  it('comes in order', () => {
    fc.assert(
      fc.property(moment, limit, limit, limit, fc.constantFrom('due' as const, 'nextWorkingDay' as const), (startAt, period, yellowBefore, escalateAfter, redOn) => {
        const { dueAt } = computeDue(startAt, period, calendar);
        const { yellowAt, redAt, escalateAt } = dueCards({ startAt, dueAt }, { yellowBefore, redOn, escalateAfter }, calendar);
        expect(startAt <= yellowAt && yellowAt <= dueAt && dueAt <= redAt && redAt <= escalateAt).toBe(true);
      }),
    );
  });
});
