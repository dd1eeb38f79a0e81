import { Router } from 'express';

/** What readiness looks at. The engine is told but not needed: intake never waits for it (P1.3). */
export type Readiness = { database: boolean; stopping: boolean };

/** `/healthz`: the process runs. `/readyz`: it can take orders (503 while the database is away or while stopping). */
export function healthRoutes(readiness: () => Promise<Readiness>): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const state = await readiness();
    response.status(state.database && !state.stopping ? 200 : 503).json(state);
  });
  return router;
}
