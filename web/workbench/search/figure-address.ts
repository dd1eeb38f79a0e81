import { addressOf } from './criteria.ts';
import type { SavedFilter } from '../../client/filter-queries.ts';
import type { OrderSearch } from '../../client/shapes.ts';

const texts = ['unitId', 'pending', 'step', 'stepFrom', 'stepTo', 'acceptedFrom', 'acceptedTo', 'endedFrom', 'endedTo', 'ending'] as const;

/** Conditions of a search that a figure brings along; they hold nothing personal and so may stand in an address. */
export type Figure = Pick<OrderSearch, (typeof texts)[number] | 'sources' | 'own'>;
export type FigurePart = keyof Figure;

/** A figure with what the search form can choose as well. */
export type FigureList = Figure & Pick<OrderSearch, 'statuses' | 'problemCategories'>;

/** The search page that lists what a figure counts. */
export function searchAddress({ statuses, problemCategories, ...figure }: FigureList): string {
  return `/search?${new URLSearchParams([...addressOf({ ...(statuses ? { statuses } : {}), ...(problemCategories ? { problemCategories } : {}) }), ...paramsOf(figure)])}`;
}

/** A figure as the query of an address. */
export function paramsOf(figure: Figure): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of texts) if (figure[name] !== undefined) params.set(name, figure[name]);
  if (figure.own) params.set('own', 'true');
  if (figure.sources?.length) params.set('sources', figure.sources.join(','));
  return params;
}

/** The figure among a saved filter's criteria. */
export const figureOfSaved = (criteria: SavedFilter['criteria']): Figure => figureIn(paramsOf(criteria));

/** The figure of an address; what is wrong with a value the server says. */
export function figureIn(params: URLSearchParams): Figure {
  const given: Record<string, unknown> = {};
  for (const name of texts) if (params.has(name)) given[name] = params.get(name);
  if (params.get('own') === 'true') given['own'] = true;
  const sources = params.get('sources')?.split(',').filter((value) => value !== '');
  if (sources?.length) given['sources'] = sources;
  return given;
}
