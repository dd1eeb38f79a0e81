import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import type { SavedFilter, SavedFilters } from './ports.ts';
import type { FilterChange, FilterContent } from './schema.ts';

/** How many filters a user may keep for one page. */
export const mostFilters = 20;

type Deps = { inTransaction: InTransaction<{ savedFilters: SavedFilters }> };

/** A user's own filters, of inbox and search (P9.2). */
export function listFilters(deps: { savedFilters: Pick<SavedFilters, 'ofUser'> }, input: { user: User }): Promise<SavedFilter[]> {
  return deps.savedFilters.ofUser(input.user.id);
}

/** Keeps a filter under a name of its own on its page. Errors: `filter-name-taken`, `filter-limit-reached`. */
export function saveFilter(deps: Deps, input: { user: User; filter: FilterContent }): Promise<{ id: string }> {
  const { user, filter } = input;
  return deps.inTransaction(async ({ savedFilters }) => {
    const kept = (await savedFilters.lockOfUser(user.id)).filter(({ page }) => page === filter.page);
    assertNameIsFree(kept, filter.name);
    if (kept.length >= mostFilters) throw new DomainError('filter-limit-reached', `每个页面最多保存 ${mostFilters} 个筛选，请先删除不用的。`);
    if (filter.isDefault) await savedFilters.clearDefault(user.id, filter.page);
    return { id: await savedFilters.add(user.id, filter) };
  });
}

/** Renames a filter of one's own, makes it the default, or no longer. Errors: `not-found`, `filter-name-taken`. */
export function changeFilter(deps: Deps, input: { user: User; filterId: string; change: FilterChange }): Promise<void> {
  const { user, filterId, change } = input;
  return deps.inTransaction(async ({ savedFilters }) => {
    const all = await savedFilters.lockOfUser(user.id);
    const { page } = ownFilter(all, filterId);
    assertNameIsFree(all.filter((one) => one.page === page && one.id !== filterId), change.name);
    if (change.isDefault) await savedFilters.clearDefault(user.id, page);
    await savedFilters.change(filterId, change);
  });
}

/** Forgets a filter of one's own. Error: `not-found`. */
export function removeFilter(deps: Deps, input: { user: User; filterId: string }): Promise<void> {
  return deps.inTransaction(async ({ savedFilters }) => {
    ownFilter(await savedFilters.lockOfUser(input.user.id), input.filterId);
    await savedFilters.remove(input.filterId);
  });
}

function ownFilter(all: readonly SavedFilter[], filterId: string): SavedFilter {
  const found = all.find(({ id }) => id === filterId);
  if (!found) throw new DomainError('not-found', '没有这个筛选，可能已被删除。');
  return found;
}

function assertNameIsFree(kept: readonly SavedFilter[], name: string): void {
  if (kept.some((one) => one.name === name)) throw new DomainError('filter-name-taken', '已有同名的筛选，请换一个名称。');
}
