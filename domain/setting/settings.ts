import type { CardPolicy } from '../calendar/due-cards.ts';
import type { Closure, Limit } from '../calendar/schema.ts';

/** Settings of a province that its administrators may change (product page: "Setting"). */
export type ProvinceSettings = {
  /** P3.4: how often a report may be sent back before the supervisor rules. */
  reviewMaxRounds: number;
  /** P3.5: recorded attempts after which a person counts as not reachable. */
  informingAttempts: number;
  /** P3.1: hours that 12345 has to answer a 补正 request, and after which it is asked once more. */
  supplementReplyHours: number;
  supplementReminderHours: number;
  /** P1.7: days around an order in which another of the same person and category counts as a duplicate. */
  duplicateWindowDays: number;
  /** P3.7: calendar days from 12345's acknowledgement in which it may ask for 重办. */
  rehandlingWindowDays: number;
  /** P3.7: rounds of an order altogether, its first included. */
  maxRounds: number;
  /** P6.2: whether 12345 gets a copy of the result of a transferred call. */
  callResultCopy: boolean;
  /** P5.1: the time of day at which a last day ends, `17:30`, or `24:00` where no business hours are set. */
  closingHour: string;
  /** P5.1: the province's own days off and worked days. */
  closures: readonly Closure[];
  /** P5.3: whether 12345's due counts from our acceptance of the order, or from its registration. */
  orderDueStart: 'accepted' | 'registered';
  /** P5.4: when a clock warns. */
  cards: CardPolicy;
  /** P5.3: whether the clocks stand still while a supplement, or an extension, is awaited. */
  pausesForSupplement: boolean;
  pausesForExtension: boolean;
  /** P4.1: how often 退单 may be asked in a round, and how long after our acceptance; null where no window is set. */
  withdrawalMaxRequests: number;
  withdrawalWindow: Limit | null;
  /** P4.2: how often 延期 may be asked in a round, and by how many days at once (as many working days, or their hours). */
  extensionMaxRequests: number;
  extensionMaxDays: number;
  /** P4.2: whether an extension counts from the due before, or from the moment it is asked. */
  extensionBase: 'due' | 'approval';
  /** P4.1: how long an answer may be out before it is reminded, each time, and from which reminder on the supervisor is told. */
  decisionReminder: { every: Limit; escalateFrom: number };
};

/** What holds where a province has set nothing. */
export const provinceSettingDefaults: ProvinceSettings = {
  reviewMaxRounds: 3,
  informingAttempts: 3,
  supplementReplyHours: 120,
  supplementReminderHours: 72,
  duplicateWindowDays: 90,
  rehandlingWindowDays: 30,
  maxRounds: 3,
  callResultCopy: false,
  closingHour: '24:00',
  closures: [],
  orderDueStart: 'accepted',
  cards: { yellowBefore: { amount: 1, unit: 'workingDay' }, redOn: 'due', escalateAfter: { amount: 1, unit: 'workingDay' } },
  pausesForSupplement: false,
  pausesForExtension: false,
  withdrawalMaxRequests: 2,
  withdrawalWindow: { amount: 5, unit: 'workingDay' },
  extensionMaxRequests: 2,
  extensionMaxDays: 15,
  extensionBase: 'due',
  decisionReminder: { every: { amount: 1, unit: 'workingDay' }, escalateFrom: 2 },
};

/** Settings in force, defaults included. */
export type Settings = { ofProvince(provinceUnitId: string): Promise<ProvinceSettings> };
