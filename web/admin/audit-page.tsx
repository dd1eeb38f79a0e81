import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { nameOf } from '../client/names.ts';
import { request } from '../client/request.ts';
import { ListEnd } from '../components/list-end.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { TimeText } from '../components/time-text.tsx';
import { adminText } from '../text/admin.ts';
import { historyText } from '../text/history.ts';
import { text as common } from '../text/zh-CN.ts';
import { useTitle } from '../workbench/use-title.ts';
import { auditQueryOf, type AuditChain, type AuditCriteria, type AuditEntry } from './queries.ts';

const text = adminText.audit;
const columns: TableColumnsType<AuditEntry> = [
  { title: text.columns.at, width: 140, render: (_, { occurredAt }) => <TimeText at={occurredAt} relative={false} /> },
  { title: text.columns.actor, width: 200, render: (_, { actorKind, actorName, unitName }) => <>{text.kinds[actorKind]} {actorName}<div className="quiet">{unitName}</div></> },
  { title: text.columns.action, width: 200, render: (_, { action }) => <>{text.actions[action] ?? historyText.timeline.actions[action] ?? historyText.timeline.unknown}<div className="quiet">{action}</div></> },
  { title: text.columns.order, width: 180, render: (_, { orderNo }) => orderNo ?? common.none },
  {
    title: text.columns.detail,
    render: (_, { detail, hasText, fromStatus, toStatus }) => (
      <>
        {toStatus !== null && <div>{historyText.timeline.moved(nameOf.status(fromStatus) ?? '', nameOf.status(toStatus) ?? toStatus)}</div>}
        {Object.keys(detail).length > 0 && <code className="breaking">{JSON.stringify(detail)}</code>}
        {hasText && <div className="quiet">{text.hasText}</div>}
      </>
    ),
  },
  { title: text.columns.sealed, width: 84, render: (_, { isSealed }) => <Tag className={isSealed ? 'tag status-ended' : 'tag status-waiting'}>{isSealed ? text.sealed : text.unsealed}</Tag> },
]; // prettier-ignore
const fields = ['actor', 'action', 'orderNo'] as const;

/** The audit trail: searched, and its chain recomputed. */
export function AuditPage() {
  useTitle(text.title);
  const [criteria, search] = useState<AuditCriteria>({});
  const list = useInfiniteQuery(auditQueryOf(criteria));
  const verify = useMutation({ mutationFn: () => request<AuditChain>('GET', '/admin/audit/chain') });
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  const chain = verify.data;
  return (
    <section className="panel" aria-labelledby="audit-title">
      <div className="bar">
        <h1 id="audit-title">{text.title}</h1>
        <Form
          layout="inline"
          role="search"
          className="search-form"
          onFinish={(values: Record<string, string | undefined>) => search(Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []))))}
        >
          {fields.map((name) => (
            <Form.Item key={name} name={name} noStyle>
              <Input aria-label={text.fields[name]} placeholder={text.fields[name]} style={{ width: name === 'orderNo' ? 190 : 150 }} maxLength={64} />
            </Form.Item>
          ))}
          {(['from', 'to'] as const).map((name) => (
            <Form.Item key={name} name={name} noStyle>
              <Input aria-label={text.fields[name]} placeholder={text.dayOf(text.fields[name])} style={{ width: 130 }} maxLength={10} />
            </Form.Item>
          ))}
          <Button type="primary" htmlType="submit" loading={list.isFetching}>{text.submit}</Button>
        </Form>
        <Button onClick={() => verify.mutate()} loading={verify.isPending}>{text.verify}</Button>
      </div>
      {chain && <Alert showIcon type={chain.brokenAtId === null ? 'success' : 'error'} role="status" title={chain.brokenAtId === null ? text.intact(chain.verified, chain.unsealed) : text.broken(chain.brokenAtId, chain.verified)} />}
      <ProblemAlert error={list.error ?? verify.error} />
      <Table rowKey="id" size="small" columns={columns} dataSource={entries} loading={{ spinning: list.isPending, delay: 200 }} pagination={false} tableLayout="fixed" locale={{ emptyText: <div className="empty">{list.isPending ? common.loading : text.empty}</div> }} />
      <ListEnd list={list} note={undefined} />
    </section>
  ); // prettier-ignore
}
