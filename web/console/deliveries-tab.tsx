import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ListEnd } from '../components/list-end.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { consoleText as text } from '../text/console.ts';
import { DeliveriesTable } from './deliveries-table.tsx';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { DeliveryFilter } from './delivery-filter.tsx';
import { PlatformSummary } from './platform-summary.tsx';
import { deliveriesQueryOf, type DeliveryLine } from './queries.ts';
import { ReplayDialog } from './replay-dialog.tsx';

/** Callbacks of all platforms or of one, newest first; replaying one or many. */
export function DeliveriesTab() {
  const [params, setParams] = useSearchParams();
  const [selected, select] = useState<string[]>([]);
  const [replaying, replay] = useState<string[]>([]);
  const [shown, show] = useState<DeliveryLine>();
  const list = useInfiniteQuery({ ...deliveriesQueryOf(params.toString()), placeholderData: keepPreviousData });
  const deliveries = list.data?.pages.flatMap((page) => page.deliveries) ?? [];
  const set = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setParams(next);
    select([]);
  };
  return (
    <>
      <PlatformSummary chosen={params.get('platformId') ?? undefined} choose={(platformId) => set({ platformId })} />
      <div className="bar">
        <DeliveryFilter params={params} set={set} />
        <span className="grow" />
        <Button type="primary" disabled={selected.length === 0} onClick={() => replay(selected)}>
          {text.replay.many(selected.length)}
        </Button>
      </div>
      <ProblemAlert error={list.error} />
      <DeliveriesTable deliveries={deliveries} loading={list.isPending || list.isPlaceholderData} selected={selected} select={select} show={show} replay={(id) => replay([id])} />
      <ListEnd list={list} note={undefined} />
      <DeliveryDrawer delivery={shown} onClose={() => show(undefined)} replay={(id) => replay([id])} />
      <ReplayDialog deliveryIds={replaying} onClose={() => replay([])} onDone={() => select([])} />
    </>
  );
}
