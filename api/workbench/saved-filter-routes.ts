import { Router } from 'express';
import type { SavedFilter } from '../../domain/saved-filter/ports.ts';
import type { FilterChange, FilterContent } from '../../domain/saved-filter/schema.ts';
import type { User } from '../../domain/user/user.ts';
import { filterBody, filterChangeBody } from '../contract/workbench/saved-filters.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

/** The use cases behind these routes, with their ports already given. */
export type SavedFilterServices = {
  listFilters(input: { user: User }): Promise<SavedFilter[]>;
  saveFilter(input: { user: User; filter: FilterContent }): Promise<{ id: string }>;
  changeFilter(input: { user: User; filterId: string; change: FilterChange }): Promise<void>;
  removeFilter(input: { user: User; filterId: string }): Promise<void>;
};

/** Each user's own filters of inbox and search (P9.2). */
export function savedFilterRoutes(services: SavedFilterServices): Router {
  const router = Router();
  router.get('/filters', async (_request, response) => {
    response.json({ filters: await services.listFilters({ user: userOf(response) }) });
  });
  router.post('/filters', async (request, response) => {
    response.status(201).json(await services.saveFilter({ user: userOf(response), filter: readInput(filterBody, request.body) }));
  });
  router.put('/filters/:filterId', async (request, response) => {
    const change = readInput(filterChangeBody, request.body);
    await services.changeFilter({ user: userOf(response), filterId: readId(request.params.filterId), change });
    response.status(204).end();
  });
  router.delete('/filters/:filterId', async (request, response) => {
    await services.removeFilter({ user: userOf(response), filterId: readId(request.params.filterId) });
    response.status(204).end();
  });
  return router;
}
