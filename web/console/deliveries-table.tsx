import { Button, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { nameOf } from '../client/names.ts';
import { TimeText } from '../components/time-text.tsx';
import { consoleText as text } from '../text/console.ts';
import { text as common } from '../text/zh-CN.ts';
import { DeliveryState } from './delivery-state.tsx';
import type { DeliveryLine } from './queries.ts';

type Props = {
  deliveries: readonly DeliveryLine[];
  loading: boolean;
  selected: readonly string[];
  select: (ids: string[]) => void;
  show: (delivery: DeliveryLine) => void;
  replay: (deliveryId: string) => void;
};

/** Callbacks, one a line. */
export function DeliveriesTable({ deliveries, loading, selected, select, show, replay }: Props) {
  const names = text.columns;
  const columns: TableColumnsType<DeliveryLine> = [
    {
      title: names.order,
      width: 190,
      render: (_, { orderId, acceptanceNo, platformOrderNo }) => (
        <>
          <Link to={`/orders/${orderId}`} className="number">
            {acceptanceNo}
          </Link>
          <div className="quiet ellipsis">{platformOrderNo ?? common.none}</div>
        </>
      ),
    },
    { title: names.platform, render: (_, { platformName }) => platformName },
    { title: names.kind, width: 100, render: (_, { kind }) => nameOf.callbackKind(kind) },
    { title: names.sequence, width: 96, render: (_, { runNo, sequence }) => `${runNo} / ${sequence}` },
    { title: names.state, width: 96, render: (_, { state }) => <DeliveryState state={state} /> },
    {
      title: names.attempts,
      width: 84,
      render: (_, { attempts, replays }) => (
        <>
          {attempts}
          {replays > 0 && <div className="quiet">{text.replayed(replays)}</div>}
        </>
      ),
    },
    {
      title: names.last,
      width: 170,
      render: (_, { state, lastError, nextAttemptAt, attempts }) => (
        <>
          {lastError === null ? common.none : (text.outcomes[lastError] ?? lastError)}
          {state === 'pending' && attempts > 0 && (
            <div className="quiet">
              {text.nextAt} <TimeText at={nextAttemptAt} relative={false} />
            </div>
          )}
        </>
      ),
    },
    { title: names.createdAt, width: 140, render: (_, { createdAt }) => <TimeText at={createdAt} /> },
    {
      title: names.actions,
      width: 126,
      render: (_, delivery) => (
        <div className="row-actions">
          <Button size="small" onClick={() => show(delivery)} aria-label={`${text.view} ${delivery.acceptanceNo} ${delivery.sequence}`}>
            {text.view}
          </Button>
          <Button size="small" onClick={() => replay(delivery.id)} aria-label={`${text.replay.one} ${delivery.acceptanceNo} ${delivery.sequence}`}>
            {text.replay.one}
          </Button>
        </div>
      ),
    },
  ];
  return (
    <Table
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={deliveries}
      loading={{ spinning: loading, delay: 200 }}
      pagination={false}
      tableLayout="fixed"
      locale={{ emptyText: <div className="empty">{loading ? common.loading : text.empty}</div> }}
      rowSelection={{
        selectedRowKeys: [...selected],
        onChange: (keys) => select(keys.map(String)),
        columnWidth: 36,
        getTitleCheckboxProps: () => ({ 'aria-label': text.selectAll }),
        getCheckboxProps: ({ acceptanceNo, sequence }) => ({ 'aria-label': text.select(acceptanceNo, sequence) }),
      }}
    />
  );
}
