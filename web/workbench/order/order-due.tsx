import { useQuery } from '@tanstack/react-query';
import { duesQueryOf } from '../../client/clock-queries.ts';
import { dueTime, msUntil, spanUntil } from '../../client/format.ts';
import type { OrderFacts } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';

/** 12345's due as it stands now, which an agreed 延期 has moved; until it is counted the date that 12345 gave. */
export function OrderDue({ order }: { order: OrderFacts }) {
  const { data } = useQuery(duesQueryOf(order.id));
  const due = data?.dues.find(({ name, runNo }) => name === 'order' && runNo === order.runNo);
  if (!due)
    return (
      <span>
        {text.order.facts.finishBy} <strong>{order.finishBy ?? text.due.none}</strong>
      </span>
    );
  const isOver = msUntil(due.dueAt) < 0;
  return (
    <span>
      {text.clocks.names['order']} <strong>{dueTime(due.dueAt)}</strong>
      {due.state === 'open' && (
        <span className={isOver ? 'time-relative due-over' : 'time-relative'}>
          {' '}
          <span className="due-span">{isOver ? text.due.over(spanUntil(due.dueAt)) : text.due.left(spanUntil(due.dueAt))}</span>
        </span>
      )}
    </span>
  );
}
