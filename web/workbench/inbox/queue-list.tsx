import { useQuery } from '@tanstack/react-query';
import type { WorkItemKind } from '../../../api/contract/workbench/names.ts';
import { nameOf } from '../../client/names.ts';
import { countsQuery } from '../../client/queries.ts';
import type { InboxCounts } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';

/** Counting stops there on the server. */
const cap = 999;
const shown = (count: number) => (count >= cap ? `${cap}+` : String(count));
const sum = (counts: InboxCounts, of: 'open' | 'mine' | 'others') => counts.reduce((total, one) => total + one[of], 0);

/** The kinds of work with how much of each waits. */
export function QueueList({ chosen, choose }: { chosen: WorkItemKind | undefined; choose: (kind: WorkItemKind | undefined) => void }) {
  const { data } = useQuery(countsQuery);
  const counts = data ?? [];
  const total = { kind: undefined, open: sum(counts, 'open'), mine: sum(counts, 'mine'), others: sum(counts, 'others') };
  return (
    <nav className="queues" aria-label={text.inbox.queues}>
      <h2>{text.inbox.queues}</h2>
      <ul>
        {[total, ...counts].map(({ kind, open, mine, others }) => (
          <li key={kind ?? 'all'}>
            <button
              type="button"
              className={kind === chosen ? 'queue queue-chosen' : 'queue'}
              aria-current={kind === chosen ? 'true' : undefined}
              title={text.inbox.countTitle(shown(open), shown(mine), shown(others))}
              onClick={() => choose(kind)}
            >
              <span>{kind ? nameOf.kind(kind) : text.inbox.allQueues}</span>
              <span className={open + mine > 0 ? 'count' : 'count count-none'}>{data ? shown(open + mine) : ''}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
