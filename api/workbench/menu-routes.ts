import { Router } from 'express';
import type { MenuEntry } from '../../domain/menu/read-menu.ts';
import type { User } from '../../domain/user/user.ts';
import { userOf } from './require-session.ts';

/** The use case behind this route, with its ports already given. */
export type MenuServices = { readMenu(input: { user: User }): Promise<MenuEntry[]> };

/** The pages that the user is offered beside inbox and search. */
export function menuRoutes(services: MenuServices): Router {
  const router = Router();
  router.get('/menu', async (_request, response) => {
    response.json({ entries: await services.readMenu({ user: userOf(response) }) });
  });
  return router;
}
