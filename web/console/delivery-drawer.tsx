import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton, Table } from 'antd';
import { nameOf } from '../client/names.ts';
import { FactList } from '../components/fact-list.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { TimeText } from '../components/time-text.tsx';
import { consoleText } from '../text/console.ts';
import { text as common } from '../text/zh-CN.ts';
import { DeliveryState } from './delivery-state.tsx';
import { deliveryQueryOf, type DeliveryLine, type DeliveryPage } from './queries.ts';

const text = consoleText.detail;
const columns = [
  { title: text.columns.at, width: 140, render: (_: unknown, { attemptedAt }: Attempt) => <TimeText at={attemptedAt} relative={false} /> },
  { title: text.columns.outcome, render: (_: unknown, { outcome }: Attempt) => consoleText.outcomes[outcome] ?? outcome },
  { title: text.columns.status, width: 64, render: (_: unknown, { httpStatus }: Attempt) => httpStatus ?? common.none },
  { title: text.columns.duration, width: 96, render: (_: unknown, { durationMs }: Attempt) => text.milliseconds(durationMs) },
  { title: text.columns.replay, width: 60, render: (_: unknown, { replay }: Attempt) => (replay ? common.yes : common.no) },
];
type Attempt = DeliveryPage['attempts'][number];

/** One callback: every attempt, and its content with everything personal hidden. */
export function DeliveryDrawer({ delivery, onClose, replay }: { delivery: DeliveryLine | undefined; onClose: () => void; replay: (id: string) => void }) {
  const { data, error } = useQuery({ ...deliveryQueryOf(delivery?.id ?? ''), enabled: delivery !== undefined });
  return (
    <Drawer
      open={delivery !== undefined}
      onClose={onClose}
      size={640}
      title={delivery && text.title(nameOf.callbackKind(delivery.kind) ?? '', delivery.sequence)}
      extra={delivery && <Button onClick={() => replay(delivery.id)}>{consoleText.replay.one}</Button>}
    >
      <ProblemAlert error={error} />
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && (
        <div className="stack">
          <FactList
            columns={1}
            facts={[
              [consoleText.columns.order, data.delivery.acceptanceNo],
              [consoleText.columns.platform, data.delivery.platformName],
              [consoleText.columns.state, <DeliveryState key="state" state={data.delivery.state} />],
              [text.messageId, <code key="id">{data.delivery.id}</code>],
              [text.digest, <code key="digest" className="breaking">{data.payloadSha256}</code>],
              [text.size, text.bytes(data.sizeBytes)],
            ]}
          />
          <div>
            <h2>{text.attempts}</h2>
            <Table
              rowKey={({ attemptedAt, durationMs }) => `${attemptedAt} ${durationMs}`}
              size="small"
              columns={columns}
              dataSource={data.attempts}
              pagination={false}
              locale={{ emptyText: <div className="empty">{text.noAttempts}</div> }}
            />
          </div>
          <div>
            <h2>{text.payload}</h2>
            <p className="quiet">{text.payloadNote}</p>
            <pre className="payload" tabIndex={0} aria-label={text.payload}>
              {JSON.stringify(data.payload, null, 2)}
            </pre>
          </div>
        </div>
      )}
    </Drawer>
  );
}
