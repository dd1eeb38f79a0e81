import { chinaDayOf } from '../shared/instant.ts';
import { type CivilDay, lastDayOf, nextDay, weekdayOf, yearOf } from './civil-day.ts';
import type { Limit, LimitUnit } from './schema.ts';

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const;
const unitNames: Readonly<Record<LimitUnit, string>> = { workingDay: '个工作日', day: '个自然日', hour: '小时' };

/** `5个工作日`, `10个自然日`, `24小时`. */
export const limitText = ({ amount, unit }: Limit): string => `${amount}${unitNames[unit]}`;

/** `周五`. */
export const weekdayText = (day: CivilDay): string => `周${weekdays[weekdayOf(day)] ?? ''}`;

/** `9月28日`, with its year where that isn't `inYear`. */
export function dayText(day: CivilDay, inYear?: number): string {
  const [, month, date] = day.split('-').map(Number);
  return `${yearOf(day) === inYear ? '' : `${yearOf(day)}年`}${month}月${date}日`;
}

/** `2024年9月27日（周五）`. */
export const fullDayText = (day: CivilDay): string => `${dayText(day)}（${weekdayText(day)}）`;

const timeOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

/** An event: `2024年9月27日（周五）10:00`. */
export const momentText = (at: Date): string => `${fullDayText(chinaDayOf(at))}${timeOf(at)}`;

/** An end: as an event, but midnight is `24:00` of the day that it ends. */
export function endText(at: Date): string {
  const time = timeOf(at);
  return `${fullDayText(lastDayOf(at))}${time === '00:00' ? '24:00' : time}`;
}

type DatedReason = { readonly on: CivilDay; readonly reason: string };

/**
 * Days with reasons, in order, neighbours joined: `9月28日（周末）、10月1日至7日（国庆节）`. Successive stretches with one
 * reason share it; a year is named where it changes from `inYear`.
 */
export function daysText(days: readonly DatedReason[], inYear: number): string {
  const groups: { reason: string; stretches: { first: CivilDay; last: CivilDay }[] }[] = [];
  for (const { on, reason } of days) {
    const group = groups.at(-1);
    const stretch = group?.stretches.at(-1);
    if (group?.reason !== reason) groups.push({ reason, stretches: [{ first: on, last: on }] });
    else if (stretch && nextDay(stretch.last) === on) stretch.last = on;
    else group.stretches.push({ first: on, last: on });
  }
  let year = inYear;
  return groups
    .map(({ reason, stretches }) => {
      const texts = stretches.map(({ first, last }) => {
        const text = stretchText(first, last, year);
        year = yearOf(last);
        return text;
      });
      return `${texts.join('、')}（${reason}）`;
    })
    .join('、');
}

function stretchText(first: CivilDay, last: CivilDay, inYear: number): string {
  const from = dayText(first, inYear);
  if (first === last) return from;
  if (first.slice(0, 7) === last.slice(0, 7)) return `${from}至${Number(last.slice(8))}日`;
  return `${from}至${dayText(last, yearOf(first))}`;
}
