import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { transfersQueryOf, type Transfer } from '../../client/dashboard-queries.ts';
import type { User } from '../../client/shapes.ts';
import { ListEnd } from '../../components/list-end.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { transferText as text } from '../../text/dashboard.ts';
import { text as common } from '../../text/zh-CN.ts';
import { ConfirmDrawer } from './confirm-drawer.tsx';
import { columnsOf } from './transfer-columns.tsx';

const stages = ['awaiting', 'open', 'ended'] as const;
type Stage = (typeof stages)[number];

/** What waits for 国家局's confirmation, what provinces handle, what has ended; confirmed from here (P3.6). */
export function TransferList({ user }: { user: User }) {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const stage = stages.find((one) => one === params.get('stage')) ?? 'awaiting';
  const list = useInfiniteQuery({ ...transfersQueryOf(stage), placeholderData: keepPreviousData });
  const [confirming, confirm] = useState<Transfer>();
  const transfers = list.data?.pages.flatMap((page) => page.transfers) ?? [];
  const counts = list.data?.pages[0]?.counts;
  const loading = list.isPending || list.isPlaceholderData;
  return (
    <section className="panel" aria-labelledby="transfers-title">
      <div className="bar">
        <h1 id="transfers-title">{text.title}</h1>
        <Segmented<Stage>
          aria-label={text.stage}
          value={stage}
          onChange={(next) => setParams({ stage: next }, { replace: true })}
          options={stages.map((value) => ({ value, label: counts ? `${text.stages[value]}（${counts[value]}）` : text.stages[value] }))}
        />
        <span className="grow" />
        <Link to="/dashboard">{text.compare}</Link>
        <Button type="primary" onClick={() => void navigate('/petitions/new')}>
          {text.register}
        </Button>
      </div>
      <ProblemAlert error={list.error} />
      <Table
        rowKey="id"
        size="small"
        columns={columnsOf(stage, user, confirm)}
        dataSource={transfers}
        loading={{ spinning: loading, delay: 200 }}
        pagination={false}
        tableLayout="fixed"
        locale={{ emptyText: <div className="empty">{loading ? common.loading : text.empty[stage]}</div> }}
      />
      <ListEnd list={list} note={list.hasNextPage || transfers.length === 0 ? undefined : text.end(transfers.length)} />
      {confirming && <ConfirmDrawer transfer={confirming} user={user} onClose={() => confirm(undefined)} />}
    </section>
  );
}
