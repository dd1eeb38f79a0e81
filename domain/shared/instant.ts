import { z } from 'zod';
import { fieldRule } from './field-rule.ts';

/** How far a sender's clock may run ahead of ours before its time counts as being in the future, in minutes (P1.1). */
export const clockSkewMinutes = 5;

/** Older times can only be a mistake: the line was opened in 2014. It also keeps year 0 away from the database. */
const earliest = Date.parse('2000-01-01T00:00:00Z');

/** Whether an ISO instant lies further ahead of `now` than the skew allows. */
export function isInFuture(instant: string, now: Date): boolean {
  return Date.parse(instant) > now.getTime() + clockSkewMinutes * 60_000;
}

/** What a person reads about a time that hasn't come yet. */
export const inFutureDetail = `晚于现在；不得超过当前时间 ${clockSkewMinutes} 分钟。`;

/** A moment: ISO 8601 with seconds and a zone, e.g. `2026-03-02T09:15:00+08:00` (P1.1). */
export const instant = z.iso
  .datetime({
    offset: true,
    error: (issue) =>
      issue.code === 'invalid_format' ? '时间格式不对；应为带时区的 ISO 8601 时间，如 2026-03-02T09:15:00+08:00。' : undefined,
  })
  .refine((text) => !(Date.parse(text) < earliest), fieldRule('too-early', '过早；不得早于 2000 年。'))
  .meta({ examples: ['2026-03-02T09:15:00+08:00'] });

/** {@link instant} that has already happened, as seen at `now` with the allowed skew. */
export function pastInstant(now: Date) {
  return instant.refine((text) => !isInFuture(text, now), fieldRule('in-future', inFutureDetail));
}

/** A calendar day in Chinese civil time, e.g. `2026-03-31`. */
export const calendarDay = z.iso
  .date({
    error: (issue) => (issue.code === 'invalid_format' ? '日期格式不对或日期不存在；应为 2026-03-31 的形式。' : undefined),
  })
  .refine((text) => !(Date.parse(text) < earliest), fieldRule('too-early', '过早；不得早于 2000 年。'))
  .meta({ examples: ['2026-03-31'] });

/** The calendar day on which a moment falls in China, which has had no daylight saving since 1991. */
export function chinaDayOf(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
