import type { FilterChange, FilterContent } from './schema.ts';

/** A filter as its owner kept it. */
export type SavedFilter = FilterContent & { id: string };

/** The filters of users, in one transaction or outside of any. */
export type SavedFilters = {
  /** Of both pages, by name. */
  ofUser(userId: string): Promise<SavedFilter[]>;
  /** The same, and until the transaction ends nobody else changes them. */
  lockOfUser(userId: string): Promise<SavedFilter[]>;
  add(userId: string, filter: FilterContent): Promise<string>;
  change(filterId: string, change: FilterChange): Promise<void>;
  /** No filter of this page is the default any more. */
  clearDefault(userId: string, page: FilterContent['page']): Promise<void>;
  remove(filterId: string): Promise<void>;
};
