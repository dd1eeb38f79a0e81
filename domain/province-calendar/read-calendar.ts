import { type AdminScope, adminScopeOf } from '../admin/scope.ts';
import { addDays, type CivilDay } from '../calendar/civil-day.ts';
import { dayStatus, withClosures, type WorkCalendar } from '../calendar/work-calendar.ts';
import type { Settings } from '../setting/settings.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { User } from '../user/user.ts';
import type { ProvinceDays } from './schema.ts';

/** What kind of day it is: `own` is the province's word, `holiday` and `workedWeekend` that of the notice or of the law. */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'workedWeekend' | 'ownOff' | 'ownWorked';
export type ShownDay = { on: CivilDay; working: boolean; kind: DayKind; reason: string | null; provisional: boolean };

/** A year of a province's calendar. */
export type CalendarYear = ProvinceDays & {
  provinceUnitId: string;
  year: number;
  /** Whether the State Council's notice of the year is known; else its statutory days off only. */
  isPublished: boolean;
  publishedUntil: number;
  /** Names the state of the public data. */
  source: string;
  days: ShownDay[];
  /** Open dues that were counted through a year that isn't published: computed again when it is. */
  provisionalDues: number;
};

export type CalendarReads = { settings: Settings; publicCalendar: () => WorkCalendar; provisionalDues: (provinceCode: string) => Promise<number> };

/** The province that an administrator may look after. Errors: `right-required`, `not-found`. */
export function ownProvince(user: User, provinceUnitId: string): AdminScope & { provinceCode: string } {
  const scope = adminScopeOf(user, 'systemAdmin');
  if ((scope.provinceCode !== null && scope.provinceCode !== provinceUnitId) || !/^\d{2}0{10}$/.test(provinceUnitId)) throw new DomainError('not-found', '该省不存在或不在您的权限范围内。');
  return { provinceCode: provinceUnitId };
}

/** The days of a year as a province counts them, with what each is and where that comes from (P5.1). Errors: `right-required`, `not-found`. */
export async function readCalendar(reads: CalendarReads, input: { user: User; provinceUnitId: string; year: number }): Promise<CalendarYear> {
  const { provinceCode } = ownProvince(input.user, input.provinceUnitId);
  const { closingHour, closures } = await reads.settings.ofProvince(provinceCode);
  const open = reads.publicCalendar();
  const calendar = withClosures(open, closures);
  const own = new Map(closures.map((day) => [day.on, day]));
  const days: ShownDay[] = [];
  for (let on: CivilDay = `${input.year}-01-01`; on <= `${input.year}-12-31`; on = addDays(on, 1)) {
    const { working, reason = null, provisional } = dayStatus(calendar, on);
    days.push({ on, working, kind: kindOf(open, on, working, own.has(on)), reason, provisional: provisional && !own.has(on) });
  }
  return {
    provinceUnitId: provinceCode, year: input.year, closingHour, closures: closures.toSorted((one, other) => one.on.localeCompare(other.on)), days,
    isPublished: open.publishedYears.has(input.year), publishedUntil: Math.max(...open.publishedYears), source: open.version,
    provisionalDues: await reads.provisionalDues(provinceCode),
  }; // prettier-ignore
}

function kindOf(open: WorkCalendar, on: CivilDay, working: boolean, isOwn: boolean): DayKind {
  if (isOwn) return working ? 'ownWorked' : 'ownOff';
  if (open.workedWeekends.has(on)) return 'workedWeekend';
  if (open.daysOff.has(on)) return 'holiday';
  return working ? 'working' : 'weekend';
}
