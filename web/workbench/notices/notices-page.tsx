import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Notice, noticesQueryOf } from '../../client/clock-queries.ts';
import { request } from '../../client/request.ts';
import { FailedState } from '../../components/failed-state.tsx';
import { ListEnd } from '../../components/list-end.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';
import { useTitle } from '../use-title.ts';

const names = text.notices;

/** The message centre: what clocks and others had to say, newest first. Opening an order marks its line read. */
export function NoticesPage() {
  const [unread, showUnread] = useState(false);
  const client = useQueryClient();
  const list = useInfiniteQuery(noticesQueryOf(unread));
  const mark = useMutation({
    mutationFn: (noticeIds: string[] | undefined) => request('POST', '/notices/reads', noticeIds === undefined ? {} : { noticeIds }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  useTitle(names.title);
  if (list.error && !list.data) return <FailedState error={list.error} retry={() => void list.refetch()} />;
  const notices = list.data?.pages.flatMap((page) => page.notices) ?? [];
  const columns: TableColumnsType<Notice> = [
    { title: names.columns.kind, width: 110, render: (_, { name, kind }) => <Tag className={`tag notice-${kind}`}>{name}</Tag> },
    {
      title: names.columns.order,
      width: 190,
      render: (_, { id, orderId, acceptanceNo, readAt }) => (
        <Link to={`/orders/${orderId}`} className="number" onClick={() => readAt === null && mark.mutate([id])}>
          {acceptanceNo}
        </Link>
      ),
    },
    { title: names.columns.text, render: (_, { text: sentence, readAt }) => <span className={readAt === null ? 'notice-unread' : ''}>{sentence}</span> },
    { title: names.columns.createdAt, width: 150, render: (_, { createdAt }) => <TimeText at={createdAt} /> },
  ];
  return (
    <section className="panel" aria-labelledby="notices-title">
      <div className="bar">
        <h1 id="notices-title">{names.title}</h1>
        <Segmented
          aria-label={names.filter.label}
          value={unread ? 'unread' : 'all'}
          options={[
            { value: 'all', label: names.filter.all },
            { value: 'unread', label: names.filter.unread },
          ]}
          onChange={(value) => showUnread(value === 'unread')}
        />
        <span className="grow" />
        <Button onClick={() => mark.mutate(undefined)} loading={mark.isPending} disabled={!notices.some(({ readAt }) => readAt === null)}>
          {names.readAll}
        </Button>
      </div>
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={notices}
        pagination={false}
        loading={{ spinning: list.isPending, delay: 200 }}
        locale={{ emptyText: <div className="empty">{unread ? names.emptyUnread : names.empty}</div> }}
      />
      <ListEnd list={list} note={undefined} />
    </section>
  );
}
