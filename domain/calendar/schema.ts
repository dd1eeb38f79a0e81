import { z } from 'zod';

/** How a period is counted (P5.1): working days, calendar days, or hours of the clock. */
export const limitUnit = z.enum(['workingDay', 'day', 'hour']).meta({ title: '期限单位', description: 'workingDay 工作日、day 自然日、hour 小时' });
export type LimitUnit = z.output<typeof limitUnit>;

/** Longer periods can only be a slip: ten years of days. */
const longestAmount = 3660;

/** A period of time as a rule row or a request states it, e.g. 5 working days (P5.2, P4.2). */
export const limit = z
  .strictObject({ amount: z.int().min(1).max(longestAmount).meta({ title: '数量' }), unit: limitUnit })
  .meta({ title: '期限' });
export type Limit = z.output<typeof limit>;

/** The time of day at which a last day ends, in China: `17:30`, or `24:00` where no business hours are set (民法典第二百零三条). */
export const closingHour = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: '应为 17:30 形式的时刻，或 24:00。' })
  .meta({ title: '截止时刻', examples: ['17:30', '24:00'] });

/** A province's own day off, or a weekend on which it works, laid over the public calendar (P5.1). */
export const closure = z
  .strictObject({
    on: z.iso.date().meta({ title: '日期' }),
    working: z.boolean().meta({ title: '是否上班' }),
    name: z.string().min(1).max(30).meta({ title: '事由', examples: ['壮族三月三'] }),
  })
  .meta({ title: '本省放假或上班安排' });
export type Closure = z.output<typeof closure>;

/** What a period counts from: our acceptance of the order, or the moment it reached the unit or step (P5.3). */
export const startRule = z.enum(['accepted', 'reached']).meta({ title: '起算', description: 'accepted 自受理、reached 自到达本级或本环节' });

/** One row of 办理时限 or 层级时限 as the decision gives it (P5.2); validity in days of China, null where open. */
export const limitRow = z
  .strictObject({
    ...limit.shape,
    startRule,
    clause: z.string().min(1).max(200).meta({ title: '依据' }),
    validFrom: z.iso.date().nullable().meta({ title: '施行' }),
    validTo: z.iso.date().nullable().meta({ title: '失效' }),
  })
  .meta({ title: '时限' });
export type LimitRow = z.output<typeof limitRow>;
