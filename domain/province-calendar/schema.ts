import { z } from 'zod';
import { closingHour, closure } from '../calendar/schema.ts';
import { fieldRule } from '../shared/field-rule.ts';

/** What a province sets about its days (P5.1): the hour at which a last day ends, and its own days off and worked days. */
export const provinceDays = z
  .strictObject({
    closingHour,
    closures: z
      .array(closure)
      .max(100)
      .refine((days) => new Set(days.map(({ on }) => on)).size === days.length, fieldRule('duplicate', '同一天只能有一项安排。'))
      .meta({ title: '本省放假与上班安排' }),
  })
  .meta({ title: '本省日历' });
export type ProvinceDays = z.output<typeof provinceDays>;

/** Years that calendars are shown for. */
export const calendarYear = z.coerce.number().int().min(2015).max(2045).meta({ title: '年份' });
