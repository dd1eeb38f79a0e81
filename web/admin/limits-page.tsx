import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Table, type TableColumnsType, Tabs } from 'antd';
import { useState } from 'react';
import { optionsOf } from '../client/names.ts';
import { limitTableList } from '../../api/contract/workbench/names.ts';
import { absoluteTime } from '../client/format.ts';
import { downloadFile } from '../client/request.ts';
import type { User } from '../client/shapes.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { limitsText as text } from '../text/limits.ts';
import { text as common } from '../text/zh-CN.ts';
import { useTitle } from '../workbench/use-title.ts';
import type { LimitEdit } from './limit-change.ts';
import { LimitDialog } from './limit-dialog.tsx';
import { LimitHistory } from './limit-history.tsx';
import { limitsQueryOf, type LimitRow, type LimitTable, type TableId } from './limit-queries.ts';
import { limitOf, whenText } from './limit-row-text.tsx';

const files = { timeLimits: 'time-limits.dmn', levelBudgets: 'level-budgets.dmn' } as const;

/** The tables of limits (P5.2): what is in force and why, its history, and each change with its effect on open orders. */
export function LimitsPage({ user }: { user: User }) {
  useTitle(text.title);
  const [table, choose] = useState<TableId>('timeLimits');
  const [edit, setEdit] = useState<LimitEdit>();
  const [isPast, showPast] = useState(false);
  const { data, error, isPending } = useQuery(limitsQueryOf(table));
  const download = useMutation({ mutationFn: () => downloadFile(`/admin/limits/file?table=${table}`, files[table]) });
  const mayChange = data !== undefined && data.proposed === null;
  return (
    <section className="panel" aria-labelledby="limits-title">
      <div className="bar">
        <h1 id="limits-title">{text.title}</h1>
        {data && <InForce version={data.inForce} />}
        <span className="grow" />
        <Button onClick={() => showPast(true)}>{text.history}</Button>
        <Button loading={download.isPending} title={text.exportHelp} onClick={() => download.mutate()}>{text.exportFile}</Button>
        <Button type="primary" disabled={!mayChange} onClick={() => setEdit({ kind: 'add' })}>{text.add}</Button>
      </div>
      <ProblemAlert error={error ?? download.error} />
      {data && <Waiting table={data} />}
      <Tabs activeKey={table} onChange={(key) => choose(key as TableId)} items={optionsOf(limitTableList).map(({ value, label }) => ({ key: value, label }))} />
      <p className="quiet">{text.note[table]}</p>
      {hasNoOwn(data, user) && <p>{text.noProvince}</p>}
      <Table rowKey="id" size="small" columns={columnsOf(mayChange, setEdit)} dataSource={data?.rows ?? []} loading={{ spinning: isPending, delay: 200 }} pagination={false} tableLayout="fixed" locale={{ emptyText: <div className="empty">{isPending ? common.loading : ''}</div> }} />
      {data && edit && <LimitDialog table={table} basedOn={data.inForce.revision} edit={edit} user={user} onClose={() => setEdit(undefined)} />}
      <LimitHistory table={table} open={isPast} onClose={() => showPast(false)} />
    </section>
  ); // prettier-ignore
}

const hasNoOwn = (table: LimitTable | undefined, user: User) => table !== undefined && user.unit.provinceCode !== null && table.rows.every(({ provinceCode }) => provinceCode === null);

function InForce({ version: { decisionVersion, revision, deployedAt, createdAt } }: { version: LimitTable['inForce'] }) {
  return (
    <span className="quiet">
      {text.inForce}：{text.version(decisionVersion, revision)}，{text.since(absoluteTime(deployedAt ?? createdAt))}
    </span>
  );
}

/** What waits for the engine, and what it did not take. */
function Waiting({ table: { proposed, refusedLast } }: { table: LimitTable }) {
  return (
    <>
      {proposed && <Alert type="info" showIcon role="status" title={text.proposed(proposed.authorName ?? '', absoluteTime(proposed.createdAt))} />}
      {refusedLast?.problem && <Alert type="error" showIcon role="alert" title={text.refused(refusedLast.problem)} />}
    </>
  );
}

const columnsOf = (mayChange: boolean, setEdit: (edit: LimitEdit) => void): TableColumnsType<LimitRow> => [
  { title: text.columns.province, width: 110, render: (_, { provinceName }) => provinceName ?? <span className="quiet">{text.nationwide}</span> },
  { title: text.columns.when, width: 330, render: (_, row) => whenText(row) },
  { title: text.columns.limit, width: 110, render: (_, row) => <strong className="number">{limitOf(row)}</strong> },
  { title: text.columns.start, width: 120, render: (_, { startRule }) => text.starts[startRule] },
  { title: text.columns.clause, render: (_, { clause, origin }) => <>{clause}<div className="quiet">{origin}</div></> },
  { title: text.columns.validity, width: 120, render: (_, { validFrom, validTo }) => text.validity(validFrom, validTo) },
  {
    title: text.columns.actions,
    width: 140,
    render: (_, row) =>
      row.isOwn && (
        <div className="row-actions">
          <Button size="small" disabled={!mayChange} onClick={() => setEdit({ kind: 'change', row })} aria-label={`${text.change} ${whenText(row)}`}>{text.change}</Button>
          <Button size="small" disabled={!mayChange} onClick={() => setEdit({ kind: 'end', row })} aria-label={`${row.provinceCode === null ? text.remove : text.end} ${whenText(row)}`}>{row.provinceCode === null ? text.remove : text.end}</Button>
        </div>
      ),
  },
]; // prettier-ignore
