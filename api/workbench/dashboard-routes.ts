import { Router } from 'express';
import type { Dashboard } from '../../domain/dashboard/read-dashboard.ts';
import type { User } from '../../domain/user/user.ts';
import { dashboardQuery } from '../contract/workbench/dashboard.ts';
import { readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

/** The use case behind this route, with its ports already given. */
export type DashboardServices = { readDashboard(input: { user: User; unitId?: string }): Promise<Dashboard> };

/** 看板 (P9.2): what is late and going to be late, by unit and step. */
export function dashboardRoutes(services: DashboardServices): Router {
  const router = Router();
  router.get('/dashboard', async (request, response) => {
    response.json(await services.readDashboard({ user: userOf(response), ...readInput(dashboardQuery, request.query) }));
  });
  return router;
}
