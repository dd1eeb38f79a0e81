import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { type Due, duesQueryOf } from '../../client/clock-queries.ts';
import { absoluteTime, dueTime } from '../../client/format.ts';
import { DueText } from '../../components/due-text.tsx';
import { FailedState } from '../../components/failed-state.tsx';
import { text } from '../../text/zh-CN.ts';
import { SupervisionList } from '../supervision/supervision-list.tsx';
import { MoveDueDialog } from './move-due-dialog.tsx';

const names = text.clocks;

/** Every due of an order: where it stands, its cards, and how it was counted (P5.2). */
export function DuesTab({ orderId, mayPrint }: { orderId: string; mayPrint: boolean }) {
  const { data, error, refetch } = useQuery(duesQueryOf(orderId));
  const [moved, move] = useState<Due>();
  if (error && !data) return <FailedState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  return (
    <>
      <SupervisionList orderId={orderId} mayPrint={mayPrint} />
      {data.dues.length === 0 && <div className="empty">{names.empty}</div>}
      <ul className="dues">
        {data.dues.map((due) => (
          <DueLine key={due.id} due={due} move={() => move(due)} />
        ))}
      </ul>
      {moved && <MoveDueDialog orderId={orderId} due={moved} close={() => move(undefined)} />}
    </>
  );
}

function DueLine({ due, move }: { due: Due; move: () => void }) {
  return (
    <li className={`due-line due-line-${due.state}`}>
      <div className="bar">
        <h3>{names.names[due.name] ?? due.name}</h3>
        <span className="quiet">{due.unitName ?? names.ofPlatform}</span>
        {due.runNo > 1 && <span className="quiet">{names.round(due.runNo)}</span>}
        {due.isProvisional && <Tag className="tag tag-urged">{names.provisional}</Tag>}
        <DueCards due={due} />
        <span className="grow" />
        <DueState due={due} />
        {due.movableUntil !== null && (
          <Button size="small" onClick={move}>
            {names.move.title}
          </Button>
        )}
      </div>
      <p className="due-how">
        <span className="quiet">{names.how}</span> {due.explanation}
      </p>
    </li>
  );
}

function DueState({ due }: { due: Due }) {
  if (due.isPaused) return <Tag className="tag status-waiting">{names.paused}</Tag>;
  if (due.state === 'open') return <DueText at={due.dueAt} />;
  const isLate = due.closedAt !== null && due.closedAt > due.dueAt;
  return (
    <span className="quiet">
      <Tag className={`tag ${isLate ? 'tag-flag' : 'status-ended'}`}>{isLate ? names.late : names.met}</Tag>
      {due.closedAt !== null && names.closed(absoluteTime(due.closedAt))} · {names.columns.dueAt} {dueTime(due.dueAt)}
    </span>
  );
}

/** The cards that were issued, the latest of each kind. */
function DueCards({ due }: { due: Due }) {
  const latest = [...new Map(due.cards.map((card) => [card.card, card])).values()];
  return (
    <>
      {latest.map(({ card, firedAt }) => (
        <Tag key={card} className={`tag card-${card}`} title={names.cardAt(names.cards[card], absoluteTime(firedAt))}>
          {names.cards[card]}
        </Tag>
      ))}
    </>
  );
}
