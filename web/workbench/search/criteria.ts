import type { OrderSearch } from '../../client/shapes.ts';

export type By = 'auto' | 'acceptanceNo' | 'platformOrderNo' | 'phone';

/** What the search form holds. The typed text may be a phone, so it stays in the tab's history and never in an address. */
export type SearchValues = { by?: By; term?: string; types?: NonNullable<OrderSearch['types']>; statuses?: NonNullable<OrderSearch['statuses']>; problemCategories?: string[] };

/** What a number looks like: our own, a phone, or the platform's. */
function kindOf(term: string): Exclude<By, 'auto'> {
  if (/^\d{4}-\d{2}-\d{7,12}-\d$/.test(term)) return 'acceptanceNo';
  return /^(1\d{10}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/.test(term) ? 'phone' : 'platformOrderNo';
}

/** The values of the form as the API takes them; nothing chosen lists all. */
export function toCriteria({ by = 'auto', term = '', types, statuses, problemCategories }: SearchValues): OrderSearch {
  const text = term.trim();
  return {
    ...(text === '' ? {} : { [by === 'auto' ? kindOf(text) : by]: text }),
    ...(types?.length ? { types } : {}),
    ...(statuses?.length ? { statuses } : {}),
    ...(problemCategories?.length ? { problemCategories: problemCategories.map(Number) } : {}),
  };
}
