import type { Adapters } from '../infra/open-adapters.ts';
import { createSavedFilterRepository } from '../infra/postgres/saved-filter-repository.ts';
import { changeFilter, listFilters, removeFilter, saveFilter } from '../domain/saved-filter/keep-filters.ts';
import type { SavedFilterServices } from './workbench/saved-filter-routes.ts';

/** The use cases of saved filters over their repository. */
export function composeFilters({ database, inTransaction }: Pick<Adapters, 'database' | 'inTransaction'>): SavedFilterServices {
  const deps = { inTransaction };
  const reads = { savedFilters: createSavedFilterRepository(database) };
  return {
    listFilters: (input) => listFilters(reads, input),
    saveFilter: (input) => saveFilter(deps, input),
    changeFilter: (input) => changeFilter(deps, input),
    removeFilter: (input) => removeFilter(deps, input),
  };
}
