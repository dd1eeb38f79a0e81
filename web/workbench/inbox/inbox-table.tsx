import { Button, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { nameOf } from '../../client/names.ts';
import type { User, WorkItem } from '../../client/shapes.ts';
import { DueText } from '../../components/due-text.tsx';
import { OrderFlags } from '../../components/order-flags.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

type Props = {
  items: readonly WorkItem[];
  user: User;
  loading: boolean;
  empty: string;
  selected: readonly string[];
  select: (ids: string[]) => void;
  claim: (item: WorkItem) => void;
  claiming: string | undefined;
};

/** The inbox by urgency, one line per task. */
export function InboxTable({ items, user, loading, empty, selected, select, claim, claiming }: Props) {
  const names = text.inbox.columns;
  const columns: TableColumnsType<WorkItem> = [
    {
      title: names.due,
      width: 158,
      render: (_, { dueAt }) => <DueText at={dueAt} />,
    },
    {
      title: names.order,
      width: 208,
      render: (_, { order }) => (
        <div className="number-cell">
          <Link to={`/orders/${order.id}`} className="number">
            {order.acceptanceNo}
          </Link>
          <OrderFlags sealed={order.sealed} flags={order.flags} reminders={order.reminders} />
        </div>
      ),
    },
    { title: names.kind, width: 92, render: (_, item) => nameOf.task(item) },
    {
      title: names.type,
      width: 128,
      render: (_, { order }) => (
        <>
          {nameOf.type(order.type)}
          {order.problemCategory !== null && <div className="quiet ellipsis">{nameOf.category(order.problemCategory)}</div>}
        </>
      ),
    },
    { title: names.region, render: (_, { order }) => order.regionName ?? <span className="quiet">{text.none}</span> },
    { title: names.arrived, width: 140, render: (_, { createdAt }) => <TimeText at={createdAt} /> },
    {
      title: names.assignee,
      width: 84,
      render: (_, { assignee }) => (assignee === null ? <span className="quiet">{text.inbox.filter.open}</span> : assignee.id === user.id ? text.inbox.mine : assignee.name),
    },
    {
      title: names.actions,
      width: 96,
      render: (_, item) =>
        item.state === 'open' ? (
          <Button size="small" loading={claiming === item.id} onClick={() => claim(item)} aria-label={`${text.inbox.claim} ${item.order.acceptanceNo}`}>
            {text.inbox.claim}
          </Button>
        ) : (
          <Link to={`/orders/${item.order.id}`} aria-label={`${item.assignee?.id === user.id ? text.inbox.open : text.inbox.view} ${item.order.acceptanceNo}`}>
            {item.assignee?.id === user.id ? text.inbox.open : text.inbox.view}
          </Link>
        ),
    },
  ];
  return (
    <Table
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={items}
      loading={{ spinning: loading, delay: 200 }}
      pagination={false}
      tableLayout="fixed"
      locale={{ emptyText: <div className="empty">{loading ? text.loading : empty}</div> }}
      rowSelection={{
        selectedRowKeys: [...selected],
        onChange: (keys) => select(keys.map(String)),
        columnWidth: 36,
        getTitleCheckboxProps: () => ({ 'aria-label': text.inbox.selectAll }),
        getCheckboxProps: ({ state, order }) => ({ disabled: state !== 'open', 'aria-label': text.inbox.select(order.acceptanceNo) }),
      }}
    />
  );
}
