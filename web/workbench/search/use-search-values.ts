import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { filtersQuery, type SavedFilter } from '../../client/filter-queries.ts';
import { nameOf } from '../../client/names.ts';
import { unitQueryOf } from '../../client/queries.ts';
import { text } from '../../text/zh-CN.ts';
import { figureIn, figureOfSaved, paramsOf, type Figure } from './figure-address.ts';
import { figureWords } from './figure-words.ts';
import { addressOf, narrowingOfAddress, narrowingOfForm, narrowingOfSaved, toCriteria, type Narrowing, type SearchValues, type Typed } from './criteria.ts';

const queryOf = (narrowing: Narrowing, figure: Figure): string => new URLSearchParams([...addressOf(narrowing), ...paramsOf(figure)]).toString();

/**
 * What is searched for: what it is narrowed to stands in the address, what was typed only in the tab's history, because
 * it may be personal. An address that says nothing gets the user's default filter, unless all was chosen on purpose.
 */
export function useSearchValues() {
  const [params] = useSearchParams();
  const { state } = useLocation() as { state: (Typed & { all?: true }) | null };
  const navigate = useNavigate();
  const { data: filters } = useQuery(filtersQuery);
  const address = params.toString();
  const narrowing = useMemo(() => narrowingOfAddress(new URLSearchParams(address)), [address]);
  const typed = useMemo<Typed>(() => (state === null ? {} : { ...(state.by ? { by: state.by } : {}), ...(state.term === undefined ? {} : { term: state.term }) }), [state]);

  // What a figure of the dashboard counts stays while more is chosen beside it.
  const figure = useMemo(() => figureIn(new URLSearchParams(address)), [address]);
  const { unitId } = figure;
  const { data: unit } = useQuery({ ...unitQueryOf(unitId ?? ''), enabled: unitId !== undefined });
  const shown = figureWords(figure, unit?.unit.name);
  const go = (to: Narrowing, kept: Typed, of: Figure = figure) => void navigate({ pathname: '/search', search: queryOf(to, of) }, { state: { ...kept, all: true } });
  const byDefault = filters?.find(({ page, isDefault }) => page === 'search' && isDefault);
  const isFresh = address === '' && state === null;
  useEffect(() => {
    if (!isFresh || !byDefault) return;
    const search = queryOf(narrowingOfSaved(byDefault.criteria), figureOfSaved(byDefault.criteria));
    if (search !== '') void navigate({ pathname: '/search', search }, { replace: true });
  }, [isFresh, byDefault, navigate]);

  const values = useMemo<SearchValues>(() => ({ ...typed, ...narrowing, problemCategories: narrowing.problemCategories?.map(String) }), [typed, narrowing]);
  const { types = [], statuses = [], problemCategories = [], regionCode } = narrowing;
  return {
    values,
    /** What a saved filter keeps of it. */
    kept: useMemo(() => ({ ...narrowing, ...figure }), [narrowing, figure]),
    figure,
    shown,
    criteria: useMemo(() => ({ ...figure, ...toCriteria(typed, narrowing) }), [figure, typed, narrowing]),
    /** What is kept, as people read it. */
    inWords: [
      ...[types.map(nameOf.type), statuses.map(nameOf.status), problemCategories.map((code) => nameOf.category(code))].map((names) => names.join('、')),
      regionCode && `${text.search.region} ${regionCode}`,
      ...shown.map(({ words }) => words),
    ]
      .filter(Boolean)
      .join('；'),
    search: (given: SearchValues) => go(narrowingOfForm(given), { ...(given.by ? { by: given.by } : {}), ...(given.term?.trim() ? { term: given.term } : {}) }),
    apply: (criteria: SavedFilter['criteria']) => go(narrowingOfSaved(criteria), typed, figureOfSaved(criteria)),
    change: (to: Figure) => go(narrowing, typed, to),
  };
}
