import { useMutation } from '@tanstack/react-query';
import { App, Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { differenceKinds } from '../../api/contract/workbench/reconciliation.ts';
import { nameOf } from '../client/names.ts';
import { request } from '../client/request.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { ReasonDialog } from '../components/reason-dialog.tsx';
import { reconciliationText as text } from '../text/reconciliation.ts';
import { text as common } from '../text/zh-CN.ts';
import type { DifferenceEntry } from './queries.ts';

type Props = { differences: readonly DifferenceEntry[]; loading: boolean; empty: string; refresh: () => Promise<void> };

/** One side of a difference in a line. */
const sideOf = (side: DifferenceEntry['ours'] | DifferenceEntry['theirs']) => {
  if (side === null) return common.none;
  const parts = [side.acceptanceNo, side.status === undefined ? undefined : nameOf.status(side.status), side.sequence === undefined ? undefined : text.message(side.sequence)];
  return parts.filter(Boolean).join(' · ') || common.none;
};

/** Differences, each with its one step. */
export function DifferenceTable({ differences, loading, empty, refresh }: Props) {
  const { message } = App.useApp();
  const [chosen, choose] = useState<DifferenceEntry>();
  const act = useMutation({
    mutationFn: ({ id, note }: { id: string; note?: string }) =>
      note === undefined ? request('POST', `/reconciliation-differences/${id}/repair`) : request('POST', `/reconciliation-differences/${id}/settlement`, { note }),
    onSuccess: async (_, { note }) => {
      void message.success(note === undefined ? text.repaired : text.settled);
      choose(undefined);
      await refresh();
    },
  });
  const columns: TableColumnsType<DifferenceEntry> = [
    { title: text.columns.day, width: 104, render: (_, { day }) => day },
    { title: text.columns.platform, width: 190, render: (_, { platformName }) => platformName },
    {
      title: text.columns.number,
      width: 170,
      render: (_, { orderId, platformOrderNo }) => (orderId === null ? platformOrderNo : <Link to={`/orders/${orderId}`}>{platformOrderNo}</Link>),
    },
    { title: text.columns.kind, width: 170, render: (_, { kind }) => differenceKinds[kind] },
    { title: text.columns.ours, render: (_, { ours }) => sideOf(ours) },
    { title: text.columns.theirs, render: (_, { theirs }) => sideOf(theirs) },
    {
      title: text.columns.actions,
      width: 190,
      render: (_, entry) =>
        entry.state === 'open' ? (
          <>
            <div className="row-actions">
              {entry.remedy === 'resend' && (
                <Button size="small" type="primary" loading={act.isPending && act.variables.id === entry.id} onClick={() => act.mutate({ id: entry.id })} aria-label={`${text.repair} ${entry.platformOrderNo}`}>
                  {text.repair}
                </Button>
              )}
              <Button size="small" onClick={() => choose(entry)} aria-label={`${text.settle} ${entry.platformOrderNo}`}>
                {text.settle}
              </Button>
            </div>
            {entry.remedy === 'platform' && <div className="quiet">{text.platformTask}</div>}
          </>
        ) : (
          text.states[entry.state]
        ),
    },
  ];
  return (
    <>
      {!chosen && <ProblemAlert error={act.error} />}
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={differences}
        loading={{ spinning: loading, delay: 200 }}
        pagination={false}
        tableLayout="fixed"
        locale={{ emptyText: <div className="empty">{loading ? common.loading : empty}</div> }}
      />
      <ReasonDialog
        open={chosen !== undefined}
        title={text.settle}
        next={text.settleExplain}
        label={text.note}
        submit={text.settle}
        busy={act.isPending}
        error={act.error}
        onSubmit={({ reason = '' }) => chosen && act.mutate({ id: chosen.id, note: reason })}
        onClose={() => choose(undefined)}
      />
    </>
  );
}
