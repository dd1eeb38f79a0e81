import { Router, type RequestHandler } from 'express';
import type { Launch } from '../../domain/page-call/launch.ts';
import type { PageView } from '../../domain/page-call/read-page.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import { openPageBody } from '../contract/register/page.ts';
import { readInput } from '../workbench/read-input.ts';
import { pageView } from './page-view.ts';
import { launchOf } from './require-page.ts';

/** The use cases behind these routes, with their ports already given. */
export type PageSessionServices = {
  openPage(ticket: string): Promise<{ token: string; launch: Launch }>;
  readPage(launch: Launch): Promise<PageView>;
  clock: Clock;
};

/** Opening a page with its ticket, and reading it again with its token (P2.1). */
export function sessionRoutes(services: PageSessionServices, authenticated: RequestHandler): Router {
  const router = Router();
  router.post('/session', async (request, response) => {
    const { token, launch } = await services.openPage(readInput(openPageBody, request.body).ticket);
    response.status(201).json({ token, page: pageView(await services.readPage(launch), services.clock.now()) });
  });
  router.get('/session', authenticated, async (_request, response) => {
    response.json(pageView(await services.readPage(launchOf(response)), services.clock.now()));
  });
  return router;
}
