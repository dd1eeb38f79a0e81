import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { filtersQuery } from '../../client/filter-queries.ts';
import { figureIn, paramsOf, type Figure } from './figure-address.ts';
import { nameOf } from '../../client/names.ts';
import { text } from '../../text/zh-CN.ts';
import { addressOf, narrowingOfAddress, narrowingOfForm, narrowingOfSaved, toCriteria, type Narrowing, type SearchValues, type Typed } from './criteria.ts';

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
  const go = (to: Narrowing, kept: Typed, of: Figure = figure) =>
    void navigate({ pathname: '/search', search: new URLSearchParams([...addressOf(to), ...paramsOf(of)]).toString() }, { state: { ...kept, all: true } });
  const byDefault = filters?.find(({ page, isDefault }) => page === 'search' && isDefault);
  const isFresh = address === '' && state === null;
  useEffect(() => {
    if (!isFresh || !byDefault) return;
    const search = addressOf(narrowingOfSaved(byDefault.criteria)).toString();
    if (search !== '') void navigate({ pathname: '/search', search }, { replace: true });
  }, [isFresh, byDefault, navigate]);

  const values = useMemo<SearchValues>(() => ({ ...typed, ...narrowing, problemCategories: narrowing.problemCategories?.map(String) }), [typed, narrowing]);
  const { types = [], statuses = [], problemCategories = [], regionCode } = narrowing;
  return {
    values,
    narrowing,
    figure,
    criteria: useMemo(() => ({ ...figure, ...toCriteria(typed, narrowing) }), [figure, typed, narrowing]),
    /** The narrowing as people read it. */
    inWords: [
      ...[types.map(nameOf.type), statuses.map(nameOf.status), problemCategories.map((code) => nameOf.category(code))].map((names) => names.join('、')),
      regionCode && `${text.search.region} ${regionCode}`,
    ]
      .filter(Boolean)
      .join('；'),
    search: (given: SearchValues) => go(narrowingOfForm(given), { ...(given.by ? { by: given.by } : {}), ...(given.term?.trim() ? { term: given.term } : {}) }),
    narrow: (to: Narrowing) => go(to, typed),
    change: (to: Figure) => go(narrowing, typed, to),
  };
}
