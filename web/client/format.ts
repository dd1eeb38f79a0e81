import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import relativeTime from 'dayjs/plugin/relativeTime';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { businessNow } from './business-time.ts';

dayjs.extend(utc);
dayjs.extend(timezone);
dayjs.extend(relativeTime);
dayjs.locale('zh-cn');
/** Dues and records are Chinese civil time, wherever the browser stands. */
export const zone = 'Asia/Shanghai';
dayjs.tz.setDefault(zone);

/** `2026-11-23 10:00`. */
export const absoluteTime = (at: string) => dayjs(at).tz(zone).format('YYYY-MM-DD HH:mm');

/** A due: as a time, but midnight is `24:00` of the day that it ends. */
export const dueTime = (at: string) => absoluteTime(at).endsWith('00:00') ? `${absoluteTime(new Date(Date.parse(at) - 1).toISOString()).slice(0, 10)} 24:00` : absoluteTime(at);

/** `3 小时前`, `2 天后`. */
export const relativeTimeOf = (at: string) => dayjs(at).from(dayjs(businessNow()));

/** `3 小时`, without before or after. */
export const spanUntil = (at: string) => dayjs(at).from(dayjs(businessNow()), true);

/** Milliseconds until a moment; negative behind it. */
export const msUntil = (at: string) => Date.parse(at) - businessNow().getTime();

/** `1.2 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

const wallClock = 'YYYY-MM-DDTHH:mm:ss';

/** A moment for a date picker: its figures are Chinese civil time, whatever zone the browser is set to. */
export const toPicker = (at: string | Date): Dayjs => dayjs(dayjs(at).tz(zone).format(wallClock));

/** What a date picker shows, as a moment. */
export const fromPicker = (picked: Dayjs): string => dayjs.tz(picked.format(wallClock), zone).toISOString();

/** `10:05:30`: when something happened on this page. */
export const clockTime = (at: Date) => dayjs(at).tz(zone).format('HH:mm:ss');
