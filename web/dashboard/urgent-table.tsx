import { Button, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { UrgentOrder } from '../client/dashboard-queries.ts';
import { nameOf } from '../client/names.ts';
import { DueText } from '../components/due-text.tsx';
import { OrderFlags } from '../components/order-flags.tsx';
import { pressingText as text } from '../text/dashboard.ts';
import { text as common } from '../text/zh-CN.ts';
import type { Press } from './press-dialog.tsx';

type Props = {
  orders: readonly UrgentOrder[];
  loading: boolean;
  empty: string;
  selected: readonly string[];
  select: (ids: readonly string[]) => void;
  press: (press: Press, order: UrgentOrder) => void;
};

const names = text.columns;

/** One line per order: when its earliest task is due, where that stands, and what can be done about it. */
export function UrgentTable({ orders, loading, empty, selected, select, press }: Props) {
  const columns: TableColumnsType<UrgentOrder> = [
    { title: names.due, width: 158, render: (_, { task }) => <DueText at={task.dueAt} /> },
    {
      title: names.order,
      width: 208,
      render: (_, { id, acceptanceNo, sealed, flags, reminders }) => (
        <div className="number-cell">
          <Link to={`/orders/${id}`} className="number">
            {acceptanceNo}
          </Link>
          <OrderFlags sealed={sealed} flags={flags} reminders={reminders} />
        </div>
      ),
    },
    {
      title: names.type,
      width: 128,
      render: (_, { type, problemCategory }) => (
        <>
          {nameOf.type(type)}
          {problemCategory !== null && <div className="quiet ellipsis">{nameOf.category(problemCategory)}</div>}
        </>
      ),
    },
    { title: names.step, width: 108, render: (_, { task }) => nameOf.task(task) },
    { title: names.unit, width: 150, render: (_, { task }) => task.unitName },
    { title: names.assignee, width: 84, render: (_, { task }) => task.assigneeName ?? <span className="quiet">{text.unclaimed}</span> },
    { title: names.region, render: (_, { regionName }) => regionName ?? <span className="quiet">{common.none}</span> },
    {
      title: names.actions,
      width: 128,
      render: (_, order) => (
        <div className="row-actions">
          {order.availableActions.map((action) => (
            <Button key={action} size="small" aria-label={text[action].one(order.acceptanceNo)} onClick={() => press(action, order)}>
              {text[action].title}
            </Button>
          ))}
        </div>
      ),
    },
  ];
  return (
    <Table
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={orders}
      loading={{ spinning: loading, delay: 200 }}
      pagination={false}
      tableLayout="fixed"
      locale={{ emptyText: <div className="empty">{loading ? common.loading : empty}</div> }}
      rowSelection={{
        selectedRowKeys: [...selected],
        onChange: (keys) => select(keys.map(String)),
        columnWidth: 36,
        getTitleCheckboxProps: () => ({ 'aria-label': text.selectAll }),
        getCheckboxProps: ({ acceptanceNo, availableActions }) => ({ disabled: availableActions.length === 0, 'aria-label': text.select(acceptanceNo) }),
      }}
    />
  );
}
