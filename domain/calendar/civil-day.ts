import { chinaDayOf } from '../shared/instant.ts';

/** A calendar day in China, `2026-03-31`. Texts of this shape sort as the days do. */
export type CivilDay = string;

const dayMs = 86_400_000;

/** The day that lies `days` after `day` (before it, where negative). */
export function addDays(day: CivilDay, days: number): CivilDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

export const nextDay = (day: CivilDay): CivilDay => addDays(day, 1);
export const previousDay = (day: CivilDay): CivilDay => addDays(day, -1);

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: CivilDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

export const isWeekend = (day: CivilDay): boolean => weekdayOf(day) % 6 === 0;
export const yearOf = (day: CivilDay): number => Number(day.slice(0, 4));

/** The day on which an end lies. An end at 24:00 is the first moment of the next day and still belongs to the day it ends. */
export function lastDayOf(end: Date): CivilDay {
  return chinaDayOf(new Date(end.getTime() - 1));
}

/** A time of day in China as an instant; `24:00` is the first moment of the next day. */
export function instantOf(day: CivilDay, timeOfDay: string): Date {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + (hours * 60 + minutes) * 60_000);
}
