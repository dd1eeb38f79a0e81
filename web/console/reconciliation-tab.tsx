import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Segmented, Table } from 'antd';
import { useState } from 'react';
import { request } from '../client/request.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { TimeText } from '../components/time-text.tsx';
import { reconciliationText as text } from '../text/reconciliation.ts';
import { DifferenceTable } from './difference-table.tsx';
import type { DifferenceList } from './queries.ts';

type Run = DifferenceList['reconciliations'][number];

const differencesQueryOf = (onlyOpen: boolean) =>
  queryOptions({
    queryKey: ['console', 'differences', onlyOpen],
    queryFn: () => request<DifferenceList>('GET', `/reconciliation-differences${onlyOpen ? '?open=true' : ''}`),
  });

const names = text.runColumns;
const runColumns = [
  { title: names.day, width: 110, render: (_: unknown, { day }: Run) => day },
  { title: names.platform, render: (_: unknown, { platformName }: Run) => platformName },
  { title: names.comparedAt, width: 230, render: (_: unknown, { comparedAt }: Run) => <TimeText at={comparedAt} relative={false} /> },
  { title: names.orders, width: 110, render: (_: unknown, { orderCount }: Run) => orderCount },
  { title: names.differences, width: 80, render: (_: unknown, { differenceCount }: Run) => differenceCount },
  { title: names.open, width: 90, render: (_: unknown, { open }: Run) => open },
];

/** 对账: when platforms compared, and what is to be repaired. */
export function ReconciliationTab() {
  const [onlyOpen, showOnlyOpen] = useState(true);
  const { data, error, isPending } = useQuery(differencesQueryOf(onlyOpen));
  const client = useQueryClient();
  return (
    <div className="stack">
      <section aria-labelledby="differences-title">
        <div className="bar">
          <h2 id="differences-title">{text.differences}</h2>
          <Segmented
            aria-label={text.show}
            value={onlyOpen ? 'open' : 'all'}
            onChange={(value) => showOnlyOpen(value === 'open')}
            options={[
              { value: 'open', label: text.onlyOpen },
              { value: 'all', label: text.all },
            ]}
          />
        </div>
        <ProblemAlert error={error} />
        <DifferenceTable
          differences={data?.differences ?? []}
          loading={isPending}
          empty={onlyOpen ? text.empty : text.emptyAll}
          refresh={() => client.invalidateQueries({ queryKey: ['console'] })}
        />
      </section>
      <section aria-labelledby="runs-title">
        <h2 id="runs-title">{text.runs}</h2>
        <Table
          rowKey={({ platformId, day }) => `${platformId} ${day}`}
          size="small"
          columns={runColumns}
          dataSource={data?.reconciliations ?? []}
          pagination={false}
          locale={{ emptyText: <div className="empty">{text.noRuns}</div> }}
        />
      </section>
    </div>
  );
}
