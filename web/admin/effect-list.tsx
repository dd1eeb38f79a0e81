import { Table, type TableColumnsType } from 'antd';
import { dueTime } from '../client/format.ts';
import { clockText } from '../text/clocks.ts';
import { effectText as text } from '../text/limits.ts';
import type { Effect } from './limit-queries.ts';

type Line = Effect['moved'][number];

const columns: TableColumnsType<Line> = [
  { title: text.columns.order, width: 190, render: (_, { acceptanceNo }) => <span className="number">{acceptanceNo}</span> },
  { title: text.columns.due, width: 90, render: (_, { name }) => clockText.clocks.names[name] ?? name },
  { title: text.columns.unit, ellipsis: true, render: (_, { unitName }) => unitName ?? text.ofPlatform },
  { title: text.columns.from, width: 140, render: (_, { from }) => <span className="time">{dueTime(from)}</span> },
  { title: text.columns.to, width: 175, render: (_, { from, to }) => <span className="time">{dueTime(to)} <span className="quiet">{to < from ? text.earlier : text.later}</span></span> },
]; // prettier-ignore

/** Which open dues a change would move, from when to when. */
export function EffectList({ effect }: { effect: Effect }) {
  return (
    <section aria-label={text.title}>
      <h3>{text.title}</h3>
      <p>
        {effect.dues === 0 ? text.none : <strong>{text.some(effect.orders, effect.dues)}</strong>}
        {effect.dues > effect.moved.length && <span className="quiet"> {text.first(effect.moved.length)}</span>}
      </p>
      {effect.moved.length > 0 && (
        <Table rowKey={({ orderId, name, unitName }) => `${orderId} ${name} ${unitName ?? ''}`} size="small" columns={columns} dataSource={effect.moved} pagination={{ pageSize: 3, hideOnSinglePage: true, showSizeChanger: false }} tableLayout="fixed" />
      )}
    </section>
  );
}
