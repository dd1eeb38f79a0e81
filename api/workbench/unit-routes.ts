import { Router } from 'express';
import type { UnitPage } from '../../domain/unit/read-unit.ts';
import type { User } from '../../domain/user/user.ts';
import { userOf } from './require-session.ts';

/** The use cases behind these routes, with their ports already given. */
export type UnitServices = { readUnit(input: { user: User; unitId: string }): Promise<UnitPage> };

/** Units of one's own subtree with their people. */
export function unitRoutes(services: UnitServices): Router {
  const router = Router();
  router.get('/units/:unitId', async (request, response) => {
    response.json(await services.readUnit({ user: userOf(response), unitId: request.params.unitId }));
  });
  return router;
}
