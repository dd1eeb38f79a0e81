import { Router, type RequestHandler } from 'express';
import { pagesFor } from '../../domain/user/pages.ts';
import type { User } from '../../domain/user/user.ts';
import { loginBody, type UserView } from '../contract/workbench/session.ts';
import { readInput } from './read-input.ts';
import { sessionTokenOf, userOf } from './require-session.ts';
import type { SessionCookie } from './session-cookie.ts';

/** The use cases behind these routes, with their ports already given. */
export type SessionServices = {
  logIn(input: { login: string; password: string }): Promise<{ user: User; token: string }>;
  logOut(input: { user: User; token: string }): Promise<void>;
};

const toView = (user: User): UserView => ({
  id: user.id,
  login: user.login,
  name: user.name,
  duty: user.duty,
  unit: { id: user.unitId, name: user.unitName, level: user.unitLevel, provinceCode: user.provinceCode },
  rights: [...user.rights],
  mustChangePassword: user.mustChangePassword ?? false,
  pages: pagesFor(user),
});

/** Log in, ask who one is, log out. */
export function sessionRoutes(services: SessionServices, cookie: SessionCookie, authenticated: RequestHandler): Router {
  const router = Router();
  router.post('/session', async (request, response) => {
    const { user, token } = await services.logIn(readInput(loginBody, request.body));
    cookie.set(response, token);
    response.json(toView(user));
  });
  router.get('/session', authenticated, (_request, response) => {
    response.json(toView(userOf(response)));
  });
  router.delete('/session', authenticated, async (_request, response) => {
    await services.logOut({ user: userOf(response), token: sessionTokenOf(response) });
    cookie.clear(response);
    response.status(204).end();
  });
  return router;
}
