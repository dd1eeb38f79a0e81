import { Table } from 'antd';
import { nameOf } from '../../client/names.ts';
import type { History } from '../../client/shapes.ts';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

type Delivery = History['deliveries'][number];
const names = text.order.deliveries;

const columns = [
  { title: names.sequence, width: 64, render: (_: unknown, { sequence }: Delivery) => sequence },
  { title: names.kind, render: (_: unknown, { kind }: Delivery) => nameOf.callbackKind(kind) },
  { title: names.state, width: 96, render: (_: unknown, { state }: Delivery) => names.states[state] },
  { title: names.attempts, width: 84, render: (_: unknown, { attempts }: Delivery) => attempts },
  { title: names.createdAt, width: 150, render: (_: unknown, { createdAt }: Delivery) => <TimeText at={createdAt} /> },
  { title: names.deliveredAt, width: 150, render: (_: unknown, { deliveredAt }: Delivery) => (deliveredAt === null ? text.none : <TimeText at={deliveredAt} />) },
];

/** What 12345 was told. */
export function DeliveryTable({ deliveries }: { deliveries: History['deliveries'] }) {
  return (
    <Table
      rowKey={({ sequence, runNo }) => `${runNo}:${sequence}`}
      size="small"
      columns={columns}
      dataSource={deliveries}
      pagination={false}
      locale={{ emptyText: <div className="empty">{names.empty}</div> }}
    />
  );
}
