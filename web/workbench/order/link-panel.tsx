import { Alert } from 'antd';
import { Link } from 'react-router';
import type { OrderPage } from '../../client/shapes.ts';
import { StatusTag } from '../../components/status-tag.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

const names = text.linking;
type LinkFacts = OrderPage['links']['mains'][number];

/** 并单 at both of its ends: the main orders of this one and the orders that follow it, to the province (P1.7). */
export function LinkPanel({ links: { mains, followers } }: Pick<OrderPage, 'links'>) {
  return (
    <>
      {mains.length > 0 && <Alert type="info" showIcon title={names.main} description={<LinkList links={mains} />} />}
      {followers.length > 0 && <Alert type="info" showIcon title={names.followers} description={<LinkList links={followers} />} />}
    </>
  );
}

function LinkList({ links }: { links: readonly LinkFacts[] }) {
  return (
    <ul className="records">
      {links.map(({ id, other, state, reason, linkedAt, byName, unitName, endReason }) => (
        <li key={id}>
          <Link to={`/orders/${other.id}`} className="number">
            {other.acceptanceNo}
          </Link>{' '}
          <StatusTag status={other.status} /> {names.states[state]}
          <div className="quiet">
            {byName} · {unitName} · <TimeText at={linkedAt} />
          </div>
          <p className="long-text">{reason}</p>
          {endReason !== null && (
            <p className="long-text">
              {names.endReason}：{endReason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where the result of this round comes from: the main order that has it. */
export function ResultSource({ page: { order, links }, note }: { page: OrderPage; note: string }) {
  const taken = links.mains.find(({ state, runNo }) => state === 'result_taken' && runNo === order.runNo);
  if (!taken) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {note}
          <Link to={`/orders/${taken.other.id}`} className="number">
            {taken.other.acceptanceNo}
          </Link>
        </>
      }
    />
  );
}
