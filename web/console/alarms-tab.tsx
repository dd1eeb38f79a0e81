import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../client/request.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { ReasonDialog } from '../components/reason-dialog.tsx';
import { TimeText } from '../components/time-text.tsx';
import { consoleText } from '../text/console.ts';
import { text as common } from '../text/zh-CN.ts';
import { alarmsQueryOf, type Alarm } from './queries.ts';

const text = consoleText.alarms;

/** What somebody has to look after, and who did. */
export function AlarmsTab() {
  const [onlyOpen, showOnlyOpen] = useState(true);
  const [chosen, choose] = useState<Alarm>();
  const { data, error, isPending } = useQuery(alarmsQueryOf(onlyOpen));
  const { message } = App.useApp();
  const client = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: ({ id, note }: { id: string; note: string }) => request('POST', `/alarms/${id}/acknowledgement`, { note }),
    onSuccess: async () => {
      void message.success(text.done);
      choose(undefined);
      await client.invalidateQueries({ queryKey: ['console'] });
    },
  });
  const columns: TableColumnsType<Alarm> = [
    { title: text.columns.raisedAt, width: 150, render: (_, { raisedAt }) => <TimeText at={raisedAt} /> },
    { title: text.columns.what, width: 220, render: (_, { action }) => text.names[action] ?? action },
    {
      title: text.columns.order,
      width: 190,
      render: (_, { action, orderId, acceptanceNo }) => (
        <Link className="number" to={action === 'delivery.died' ? `/console/deliveries?orderNo=${acceptanceNo}` : `/orders/${orderId}`}>
          {acceptanceNo}
        </Link>
      ),
    },
    { title: text.columns.advice, render: (_, { action }) => text.advice[action] ?? common.none },
    {
      title: text.columns.state,
      width: 150,
      render: (_, alarm) =>
        alarm.acknowledgedBy === null ? (
          <Button size="small" onClick={() => choose(alarm)} aria-label={`${text.acknowledge} ${alarm.acceptanceNo}`}>
            {text.acknowledge}
          </Button>
        ) : (
          text.acknowledged(alarm.acknowledgedBy)
        ),
    },
  ];
  return (
    <>
      <div className="bar">
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
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={data ?? []}
        loading={{ spinning: isPending, delay: 200 }}
        pagination={false}
        tableLayout="fixed"
        locale={{ emptyText: <div className="empty">{isPending ? common.loading : onlyOpen ? text.empty : text.emptyAll}</div> }}
      />
      <ReasonDialog
        open={chosen !== undefined}
        title={chosen ? (text.names[chosen.action] ?? chosen.action) : ''}
        next={text.explain}
        label={text.note}
        submit={text.acknowledge}
        busy={acknowledge.isPending}
        error={acknowledge.error}
        onSubmit={({ reason = '' }) => chosen && acknowledge.mutate({ id: chosen.id, note: reason })}
        onClose={() => choose(undefined)}
      />
    </>
  );
}
