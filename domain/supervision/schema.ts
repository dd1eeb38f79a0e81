import { z } from 'zod';
import { freeText } from '../shared/free-text.ts';
import { calendarDay } from '../shared/instant.ts';

/** What an upper supervisor demands of the unit that holds an order (督办单, P5.4), and by when it must answer. */
export const supervisionDemand = z
  .strictObject({ demand: freeText(1000).meta({ title: '督办要求' }), replyBy: calendarDay.meta({ title: '回复期限', description: '当日截止时刻届满' }) })
  .meta({ title: '督办单' });

/** The unit's answer. */
export const supervisionReply = z.strictObject({ reply: freeText(2000).meta({ title: '回复内容' }) }).meta({ title: '督办回复' });

/** What the issuing unit makes of the answer. */
export const supervisionDecision = z
  .strictObject({ decision: z.enum(['accepted', 'returned']).meta({ title: '认可', description: 'accepted 认可，returned 重新回复' }), opinion: freeText(500).meta({ title: '意见' }) })
  .meta({ title: '督办认可' });

export type SupervisionDemand = z.output<typeof supervisionDemand>;
export type SupervisionDecision = z.output<typeof supervisionDecision>;
