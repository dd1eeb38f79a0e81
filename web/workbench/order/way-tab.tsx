import { Table, Tag } from 'antd';
import { nameOf } from '../../client/names.ts';
import type { History } from '../../client/shapes.ts';
import { DueText } from '../../components/due-text.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';
import { DelegationList } from './delegation-list.tsx';

type Item = History['workItems'][number];
const names = text.inbox.columns;

const columns = [
  { title: names.kind, width: 96, render: (_: unknown, item: Item) => nameOf.task(item) },
  { title: text.items.unit, render: (_: unknown, { unitName }: Item) => unitName },
  {
    title: text.search.status,
    width: 150,
    render: (_: unknown, { state, outcome, note }: Item) => (
      <>
        <Tag className={`tag ${state === 'open' ? 'status-waiting' : state === 'claimed' ? 'status-running' : 'status-ended'}`}>{text.items.states[state]}</Tag>
        {outcome !== null && text.items.outcomes[outcome]}
        {note !== null && <div className="quiet">{note}</div>}
      </>
    ),
  },
  { title: names.assignee, width: 84, render: (_: unknown, { assigneeName }: Item) => assigneeName ?? text.none },
  { title: names.arrived, width: 140, render: (_: unknown, { createdAt }: Item) => <TimeText at={createdAt} /> },
  {
    title: text.items.dueOrEnd,
    width: 150,
    render: (_: unknown, { dueAt, endedAt }: Item) => (endedAt === null ? <DueText at={dueAt} /> : <TimeText at={endedAt} />),
  },
];

/** Who has had the order in hand: tasks and delegations. */
export function WayTab({ history }: { history: History }) {
  return (
    <div className="stack">
      <section aria-label={text.items.title}>
        <h2>{text.items.title}</h2>
        <Table rowKey="id" size="small" columns={columns} dataSource={history.workItems} pagination={false} locale={{ emptyText: <div className="empty">{text.items.empty}</div> }} />
      </section>
      <DelegationList delegations={history.delegations} />
    </div>
  );
}
