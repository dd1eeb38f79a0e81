import { dueCards } from '../calendar/due-cards.ts';
import type { OrderDue, ProvinceTime } from './ports.ts';
import { dueOfTerms, type DueTerms } from './terms.ts';

/** The columns of a due that follow from its terms; pure. */
export function computed(terms: DueTerms, time: ProvinceTime, orderDueAt: Date | undefined): Pick<OrderDue, 'startsAt' | 'dueAt' | 'terms' | 'explanation' | 'cards'> {
  const { dueAt, explanation } = dueOfTerms(terms, time, orderDueAt);
  const startsAt = new Date(terms.startsAt);
  const cards = dueCards({ startAt: startsAt, dueAt }, time.policy, time.calendar, time.closingHour);
  return { startsAt, dueAt, terms, explanation, cards };
}
