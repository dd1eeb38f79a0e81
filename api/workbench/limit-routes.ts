import { Router } from 'express';
import type { Effect } from '../../domain/due/open-dues.ts';
import type { RowDifference } from '../../domain/limit-table/diff-rows.ts';
import type { ShownTable, ShownVersion } from '../../domain/limit-table/manage-limits.ts';
import type { LimitTableChange, LimitTableId } from '../../domain/limit-table/schema.ts';
import type { CalendarYear } from '../../domain/province-calendar/read-calendar.ts';
import type { ProvinceDays } from '../../domain/province-calendar/schema.ts';
import type { User } from '../../domain/user/user.ts';
import { calendarQuery, daysChangeBody, daysPreviewBody, limitChangeBody, limitPreviewBody, limitsQuery } from '../contract/workbench/limits.ts';
import { readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

type OfTable = { user: User; table: LimitTableId };
type WantedLimits = OfTable & { basedOn: number; change: LimitTableChange };
type WantedDays = { user: User; provinceUnitId: string; days: ProvinceDays };

/** The use cases behind these routes, with their ports already given. */
export type LimitServices = {
  readLimits(input: OfTable): Promise<ShownTable>;
  listLimitVersions(input: OfTable): Promise<ShownVersion[]>;
  exportLimits(input: OfTable): Promise<{ name: string; dmn: string }>;
  previewLimits(input: WantedLimits): Promise<{ changes: RowDifference[]; effect: Effect }>;
  saveLimits(input: WantedLimits & { reason: string; appliesToOpen: boolean }): Promise<{ revision: number }>;
  readCalendar(input: { user: User; provinceUnitId: string; year: number }): Promise<CalendarYear>;
  previewDays(input: WantedDays): Promise<{ effect: Effect }>;
  changeDays(input: WantedDays & { reason: string }): Promise<void>;
};

/** Limits and calendars of the system administrator. */
export function limitRoutes(services: LimitServices): Router {
  const router = Router();
  router.get('/admin/limits', async (request, response) => {
    response.json(await services.readLimits({ user: userOf(response), ...readInput(limitsQuery, request.query) }));
  });
  router.get('/admin/limits/versions', async (request, response) => {
    response.json({ versions: await services.listLimitVersions({ user: userOf(response), ...readInput(limitsQuery, request.query) }) });
  });
  router.get('/admin/limits/file', async (request, response) => {
    const { name, dmn } = await services.exportLimits({ user: userOf(response), ...readInput(limitsQuery, request.query) });
    response.set({ 'Content-Type': 'application/xml; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` }).send(dmn);
  });
  router.post('/admin/limits/preview', async (request, response) => {
    response.json(await services.previewLimits({ user: userOf(response), ...readInput(limitPreviewBody, request.body) }));
  });
  router.post('/admin/limits/versions', async (request, response) => {
    response.status(202).json(await services.saveLimits({ user: userOf(response), ...readInput(limitChangeBody, request.body) }));
  });
  router.get('/admin/calendar', async (request, response) => {
    response.json(await services.readCalendar({ user: userOf(response), ...readInput(calendarQuery, request.query) }));
  });
  router.post('/admin/calendar/preview', async (request, response) => {
    response.json(await services.previewDays({ user: userOf(response), ...readInput(daysPreviewBody, request.body) }));
  });
  router.put('/admin/calendar', async (request, response) => {
    await services.changeDays({ user: userOf(response), ...readInput(daysChangeBody, request.body) });
    response.status(204).end();
  });
  return router;
}
