import { useSearchParams } from 'react-router';
import { workItemKinds, type WorkItemKind } from '../../../api/contract/workbench/names.ts';

export type Show = 'all' | 'open' | 'mine' | 'claimed';

/** What is listed stands in the address, so that it can be kept, sent and gone back to. */
export function useInboxFilter() {
  const [params, setParams] = useSearchParams();
  const given = params.get('kind');
  const kind = given !== null && Object.hasOwn(workItemKinds, given) ? (given as WorkItemKind) : undefined;
  const show: Show = params.get('mine') === 'true' ? 'mine' : params.get('state') === 'open' ? 'open' : params.get('state') === 'claimed' ? 'claimed' : 'all';
  const set = (next: { kind?: WorkItemKind | undefined; show?: Show }) => {
    const merged = { kind, show, ...next };
    const query = new URLSearchParams();
    if (merged.kind) query.set('kind', merged.kind);
    if (merged.show === 'mine') query.set('mine', 'true');
    else if (merged.show !== 'all') query.set('state', merged.show);
    setParams(query);
  };
  const query = new URLSearchParams();
  if (kind) query.set('kind', kind);
  if (show === 'mine') query.set('mine', 'true');
  else if (show !== 'all') query.set('state', show);
  return { kind, show, set, query: query.toString() };
}
