import type { Knex } from 'knex';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { withClosures } from '../../domain/calendar/work-calendar.ts';
import type { ProvinceCalendars } from '../../domain/due/ports.ts';
import { publishedHolidays } from '../calendar/published-holidays.ts';
import { createSettingRepository } from './setting-repository.ts';

let known: WorkCalendar | undefined;

/** The public holidays as this process knows them; the package is read once. */
export const publicHolidays = (): WorkCalendar => (known ??= publishedHolidays());

/** The working calendar of each province: public holidays with the province's own days over them, and its settings (P5.1, P5.4). */
export function createProvinceCalendars(database: Knex, holidays: () => WorkCalendar = publicHolidays): ProvinceCalendars {
  return {
    ofProvince: async (provinceUnitId) => {
      const { closures, closingHour, cards } = await createSettingRepository(database).ofProvince(provinceUnitId);
      return { calendar: withClosures(holidays(), closures), closingHour, policy: cards };
    },
  };
}
