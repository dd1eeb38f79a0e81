import { randomBytes } from 'node:crypto';
import type { Router } from 'express';
import { exportLimits, listLimitVersions, previewLimits, readLimits, saveLimits } from '../domain/limit-table/manage-limits.ts';
import { changeDays, previewDays } from '../domain/province-calendar/change-calendar.ts';
import { readCalendar } from '../domain/province-calendar/read-calendar.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createLimitVersions, createProvinceNames } from '../infra/postgres/limit-table-repository.ts';
import { createOpenOrders, countProvisionalDues } from '../infra/postgres/open-orders-query.ts';
import { createProvinceCalendars, publicHolidays } from '../infra/postgres/province-calendar-repository.ts';
import { createSettingRepository } from '../infra/postgres/setting-repository.ts';
import { limitRoutes } from './workbench/limit-routes.ts';

/** Limits and calendars over their use cases and adapters. */
export function composeLimits({ database, inTransaction, clock }: Pick<Adapters, 'database' | 'inTransaction' | 'clock'>): Router {
  const [versions, provinces, openOrders] = [createLimitVersions(database), createProvinceNames(database), createOpenOrders(database)];
  const [settings, calendars] = [createSettingRepository(database), createProvinceCalendars(database)];
  const newRowId = () => `rule_p${randomBytes(6).toString('hex')}`;
  const onDays = { settings, publicCalendar: publicHolidays, openOrders };
  return limitRoutes({
    readLimits: (input) => readLimits({ versions, provinces }, input),
    listLimitVersions: (input) => listLimitVersions({ versions }, input),
    exportLimits: (input) => exportLimits({ versions }, input),
    previewLimits: (input) => previewLimits({ versions, openOrders, calendars, clock, newRowId }, input),
    saveLimits: (input) => saveLimits({ inTransaction, clock, newRowId }, input),
    readCalendar: (input) => readCalendar({ ...onDays, provisionalDues: (province) => countProvisionalDues(database, province) }, input),
    previewDays: (input) => previewDays(onDays, input),
    changeDays: (input) => changeDays({ inTransaction, publicCalendar: publicHolidays, clock }, input),
  });
}
