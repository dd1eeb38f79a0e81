import { Router } from 'express';
import { z } from 'zod';
import type { UrgentCursor, UrgentFilter, UrgentLine } from '../../domain/dashboard/list-urgent.ts';
import type { Dashboard, Period, UnitFigures } from '../../domain/dashboard/read-dashboard.ts';
import type { User } from '../../domain/user/user.ts';
import { dashboardQuery, urgentQuery } from '../contract/workbench/dashboard.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

type Asked = { user: User; unitId?: string };

/** The use cases behind these routes, with their ports already given. */
export type DashboardServices = {
  readDashboard(input: Asked & { days?: Period }): Promise<Dashboard>;
  readDashboardUnits(input: Asked & { days?: Period }): Promise<UnitFigures[]>;
  listUrgent(input: Asked & { filter: UrgentFilter; after?: UrgentCursor; limit: number }): Promise<{ orders: UrgentLine[]; next: UrgentCursor | undefined }>;
};

const cursor = z.tuple([z.iso.datetime().transform((text) => new Date(text)).nullable(), z.uuid()]);

/** 看板 (P9.2): what is late and going to be late, by unit and step, and the orders themselves. */
export function dashboardRoutes(services: DashboardServices): Router {
  const router = Router();
  router.get('/dashboard', async (request, response) => {
    response.json(await services.readDashboard({ user: userOf(response), ...readInput(dashboardQuery, request.query) }));
  });
  router.get('/dashboard/units', async (request, response) => {
    response.json({ units: await services.readDashboardUnits({ user: userOf(response), ...readInput(dashboardQuery, request.query) }) });
  });
  router.get('/dashboard/orders', async (request, response) => {
    const { unitId, urgency, after, limit, ...filter } = readInput(urgentQuery, request.query);
    const [dueAt, orderId] = after === undefined ? [] : readCursor(cursor, after);
    const page = await services.listUrgent({
      user: userOf(response),
      filter: { urgency: urgency ?? 'late', ...filter },
      limit: limit ?? 30,
      ...(unitId === undefined ? {} : { unitId }),
      ...(dueAt === undefined || orderId === undefined ? {} : { after: { dueAt, orderId } }),
    });
    response.json({ orders: page.orders, next: page.next ? writeCursor([page.next.dueAt?.toISOString() ?? null, page.next.orderId]) : null });
  });
  return router;
}
