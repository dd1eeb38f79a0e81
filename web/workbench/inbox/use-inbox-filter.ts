import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { workItemKinds, type WorkItemKind } from '../../../api/contract/workbench/names.ts';
import { filtersQuery, type SavedFilter } from '../../client/filter-queries.ts';
import { nameOf } from '../../client/names.ts';
import { text } from '../../text/zh-CN.ts';

export type Show = 'all' | 'open' | 'mine' | 'claimed';

type Chosen = { kind: WorkItemKind | undefined; show: Show };

function queryOf({ kind, show }: Chosen): URLSearchParams {
  const query = new URLSearchParams();
  if (kind) query.set('kind', kind);
  if (show === 'mine') query.set('mine', 'true');
  else if (show !== 'all') query.set('state', show);
  return query;
}

/** A filter as it is kept. */
export const inboxCriteriaOf = ({ kind, show }: Chosen) => ({ ...(kind && { kind }), ...(show !== 'all' && { show }) });

/** A filter as people read it. */
export const inboxFilterInWords = ({ kind, show }: Chosen): string =>
  [kind && nameOf.kind(kind), show !== 'all' && text.inbox.filter[show === 'claimed' ? 'others' : show]].filter(Boolean).join('；');

/** Criteria as they are kept; one's own words for them may be older than the kinds of today. */
export function readInboxCriteria({ kind, show }: SavedFilter['criteria']): Chosen {
  return {
    kind: typeof kind === 'string' && Object.hasOwn(workItemKinds, kind) ? (kind as WorkItemKind) : undefined,
    show: show === 'open' || show === 'mine' || show === 'claimed' ? show : 'all',
  };
}

/**
 * What is listed stands in the address, so that it can be kept, sent and gone back to. An address that says nothing gets
 * the user's default filter; everything, chosen on purpose, is said as `all`.
 */
export function useInboxFilter() {
  const [params, setParams] = useSearchParams();
  const { data: filters } = useQuery(filtersQuery);
  const byDefault = filters?.find(({ page, isDefault }) => page === 'inbox' && isDefault);
  const saysNothing = params.size === 0;
  useEffect(() => {
    if (!saysNothing || !byDefault) return;
    const query = queryOf(readInboxCriteria(byDefault.criteria));
    if (query.size > 0) setParams(query, { replace: true });
  }, [saysNothing, byDefault, setParams]);

  const given = params.get('kind');
  const kind = given !== null && Object.hasOwn(workItemKinds, given) ? (given as WorkItemKind) : undefined;
  const show: Show = params.get('mine') === 'true' ? 'mine' : params.get('state') === 'open' ? 'open' : params.get('state') === 'claimed' ? 'claimed' : 'all';
  const set = (next: Partial<Chosen>) => {
    const query = queryOf({ kind, show, ...next });
    if (query.size === 0 && byDefault) query.set('all', 'true');
    setParams(query);
  };
  return { kind, show, set, query: queryOf({ kind, show }).toString() };
}
