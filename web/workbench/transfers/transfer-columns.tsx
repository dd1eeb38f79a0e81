import { Button, Tag, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { Transfer } from '../../client/dashboard-queries.ts';
import { nameOf } from '../../client/names.ts';
import type { User } from '../../client/shapes.ts';
import { DueText } from '../../components/due-text.tsx';
import { OrderFlags } from '../../components/order-flags.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { transferText as text } from '../../text/dashboard.ts';
import { text as common } from '../../text/zh-CN.ts';

const names = text.columns;

/** Columns of the list; where a transfer stands decides what is told last: its end, or what 国家局 has to do. */
export function columnsOf(stage: 'awaiting' | 'open' | 'ended', user: User, confirm: (transfer: Transfer) => void): TableColumnsType<Transfer> {
  return [
    {
      title: names.order,
      width: 208,
      render: (_, { id, acceptanceNo, sealed, flags, returned }) => (
        <div className="number-cell">
          <Link to={`/orders/${id}`} className="number">
            {acceptanceNo}
          </Link>
          <OrderFlags sealed={sealed} flags={flags} />
          {returned > 0 && <Tag className="tag tag-flag">{text.returned(returned)}</Tag>}
        </div>
      ),
    },
    { title: names.province, width: 180, render: (_, { provinceName }) => provinceName },
    { title: names.type, width: 96, render: (_, { type }) => nameOf.type(type) },
    { title: names.category, render: (_, { problemCategory }) => nameOf.category(problemCategory) ?? <span className="quiet">{common.none}</span> },
    { title: names.unit, width: 170, render: (_, { handlingUnitName }) => handlingUnitName ?? <span className="quiet">{common.none}</span> },
    { title: names.received, width: 108, render: (_, { receivedOn }) => receivedOn },
    { title: names.status, width: 96, render: (_, { status }) => <StatusTag status={status} /> },
    stage === 'ended'
      ? { title: names.ended, width: 158, render: (_, { endedAt }) => (endedAt === null ? common.none : <TimeText at={endedAt} />) }
      : { title: names.due, width: 158, render: (_, { dueAt }) => <DueText at={dueAt} /> },
    ...(stage === 'awaiting' ? [{ title: names.actions, width: 128, render: (_: unknown, transfer: Transfer) => actOf(transfer, user, confirm) }] : []),
  ];
}

/** Whoever has claimed the confirmation does it. */
function actOf(transfer: Transfer, user: User, confirm: (transfer: Transfer) => void) {
  const assignee = transfer.confirmation?.assignee ?? null;
  if (assignee !== null && assignee.id !== user.id) return <span className="quiet">{text.takenBy(assignee.name)}</span>;
  return (
    <Button size="small" type="primary" aria-label={text.confirmOf(transfer.acceptanceNo)} onClick={() => confirm(transfer)}>
      {text.confirm}
    </Button>
  );
}
