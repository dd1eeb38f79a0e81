import { orderStatusList, orderTypeList, problemCategory } from '../../../api/contract/workbench/names.ts';
import type { SavedFilter } from '../../client/filter-queries.ts';
import type { OrderSearch } from '../../client/shapes.ts';

export type By = 'auto' | 'acceptanceNo' | 'platformOrderNo' | 'phone' | 'personName';

/** What is typed. It may be a phone or a name, so it stays in the tab's history and never in an address. */
export type Typed = { by?: By; term?: string };

/** What the search is narrowed to: codes only, which stand in the address and can be kept. */
export type Narrowing = Pick<OrderSearch, 'types' | 'statuses' | 'problemCategories' | 'regionCode'>;

/** What the search form holds. */
export type SearchValues = Typed & { types?: string[] | undefined; statuses?: string[] | undefined; problemCategories?: string[] | undefined; regionCode?: string | undefined };

/** What a number looks like: our own, a phone, or the platform's; words without a figure are a name. */
function kindOf(term: string): Exclude<By, 'auto'> {
  if (/^\d{4}-\d{2}-\d{7,12}-\d$/.test(term)) return 'acceptanceNo';
  if (/^(1\d{10}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/.test(term)) return 'phone';
  return /^\p{Script=Han}[\p{Script=Han}·•・． ]{1,20}$/u.test(term) ? 'personName' : 'platformOrderNo';
}

/** Known codes of a list only: an address may be older than the list. */
function known<L extends { entries: readonly { code: string | number }[] }>(list: L, codes: readonly unknown[]): L['entries'][number]['code'][] {
  return list.entries.map(({ code }) => code as L['entries'][number]['code']).filter((code) => codes.some((one) => String(one) === String(code)));
}

/** Narrowing from codes as an address, a form or a saved filter has them; what isn't known is left out. */
function narrowed(of: { types?: readonly unknown[]; statuses?: readonly unknown[]; problemCategories?: readonly unknown[]; regionCode?: unknown }): Narrowing {
  const types = known(orderTypeList, of.types ?? []);
  const statuses = known(orderStatusList, of.statuses ?? []);
  const problemCategories = known(problemCategory, of.problemCategories ?? []).map(Number);
  return {
    ...(types.length > 0 ? { types } : {}),
    ...(statuses.length > 0 ? { statuses } : {}),
    ...(problemCategories.length > 0 ? { problemCategories } : {}),
    ...(typeof of.regionCode === 'string' && /^\d{12}$/.test(of.regionCode) ? { regionCode: of.regionCode } : {}),
  };
}

export const narrowingOfForm = ({ types, statuses, problemCategories, regionCode }: SearchValues): Narrowing =>
  narrowed({ types: types ?? [], statuses: statuses ?? [], problemCategories: problemCategories ?? [], regionCode });

export const narrowingOfSaved = (criteria: SavedFilter['criteria']): Narrowing => {
  const listOf = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);
  return narrowed({ types: listOf(criteria['types']), statuses: listOf(criteria['statuses']), problemCategories: listOf(criteria['problemCategories']), regionCode: criteria['regionCode'] });
};

const inAddress = { types: 'type', statuses: 'status', problemCategories: 'category' } as const;

export const narrowingOfAddress = (params: URLSearchParams): Narrowing => {
  const listOf = (name: string) => params.get(name)?.split(',') ?? [];
  return narrowed({ types: listOf(inAddress.types), statuses: listOf(inAddress.statuses), problemCategories: listOf(inAddress.problemCategories), regionCode: params.get('region') });
};

/** The address of a narrowing, without its `?`. */
export function addressOf({ types, statuses, problemCategories, regionCode }: Narrowing): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, codes] of Object.entries({ types, statuses, problemCategories })) if (codes) params.set(inAddress[key as keyof typeof inAddress], codes.join(','));
  if (regionCode !== undefined) params.set('region', regionCode);
  return params;
}

/** Everything as the API takes it; nothing chosen lists all. */
export function toCriteria({ by = 'auto', term = '' }: Typed, narrowing: Narrowing): OrderSearch {
  const text = term.trim();
  return { ...(text === '' ? {} : { [by === 'auto' ? kindOf(text) : by]: text }), ...narrowing };
}
