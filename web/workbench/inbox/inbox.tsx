import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { inboxQueryOf } from '../../client/queries.ts';
import { useRefresh } from '../../client/refresh.ts';
import type { User } from '../../client/shapes.ts';
import { FailedState } from '../../components/failed-state.tsx';
import { ListEnd } from '../../components/list-end.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { text } from '../../text/zh-CN.ts';
import { SavedFilters } from '../filters/saved-filters.tsx';
import { InboxTable } from './inbox-table.tsx';
import { QueueList } from './queue-list.tsx';
import { useClaiming } from './use-claiming.tsx';
import { inboxCriteriaOf, inboxFilterInWords, readInboxCriteria, useInboxFilter, type Show } from './use-inbox-filter.ts';

/** The queues, and the tasks of the chosen one by urgency. */
export function Inbox({ user }: { user: User }) {
  const { kind, show, set, query } = useInboxFilter();
  const [chosen, choose] = useState<string[]>([]);
  const refresh = useRefresh();
  const list = useInfiniteQuery({ ...inboxQueryOf(query), placeholderData: keepPreviousData });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const selected = chosen.filter((id) => items.some((item) => item.id === id && item.state === 'open'));

  const { claim, claimAll } = useClaiming(items, () => choose([]));

  if (list.error && !list.data) return <FailedState error={list.error} retry={() => void list.refetch()} />;
  const problem = claim.error ?? claimAll.error ?? list.error;
  return (
    <div className="inbox">
      <QueueList chosen={kind} choose={(next) => set({ kind: next })} />
      <section className="panel" aria-labelledby="inbox-title">
        <div className="bar">
          <h1 id="inbox-title">{text.inbox.title}</h1>
          <Segmented<Show>
            aria-label={text.inbox.filter.label}
            value={show}
            onChange={(next) => set({ show: next })}
            options={(['all', 'open', 'mine', 'claimed'] as const).map((value) => ({ value, label: text.inbox.filter[value === 'claimed' ? 'others' : value] }))}
          />
          <SavedFilters current={{ page: 'inbox', criteria: inboxCriteriaOf({ kind, show }) }} inWords={inboxFilterInWords({ kind, show })} apply={(criteria) => set(readInboxCriteria(criteria))} />
          <span className="grow" />
          <Button onClick={() => void refresh()}>{text.refresh}</Button>
          <Button type="primary" disabled={selected.length === 0} loading={claimAll.isPending} onClick={() => claimAll.mutate(selected)}>
            {text.inbox.claimSelected(selected.length)}
          </Button>
        </div>
        <ProblemAlert error={problem} />
        <InboxTable
          items={items}
          user={user}
          loading={list.isPending || list.isPlaceholderData}
          empty={query === '' ? text.inbox.empty : text.inbox.emptyFiltered}
          selected={selected}
          select={choose}
          claim={(item) => claim.mutate(item)}
          claiming={claim.isPending ? claim.variables.id : undefined}
        />
        <ListEnd list={list} note={list.hasNextPage || items.length === 0 ? undefined : text.inbox.end(items.length)} />
      </section>
    </div>
  );
}
