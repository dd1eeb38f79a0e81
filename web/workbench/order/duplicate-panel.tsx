import { Alert } from 'antd';
import { Link } from 'react-router';
import type { OrderPage } from '../../client/shapes.ts';
import { StatusTag } from '../../components/status-tag.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

const names = text.running.duplicates;

/** Orders of the same person and matter: named at the province, below it only that there are some; 并单 says more (P1.7). */
export function DuplicatePanel({ duplicates: { related, candidates }, links }: Pick<OrderPage, 'duplicates' | 'links'>) {
  if (!related || (candidates.length === 0 && links.mains.length + links.followers.length > 0)) return null;
  if (candidates.length === 0) return <Alert type="info" showIcon title={names.related} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={names.title(candidates.length)}
      description={
        <ul className="records">
          {candidates.map(({ id, acceptanceNo, status, acceptedAt }) => (
            <li key={id}>
              <Link to={`/orders/${id}`} className="number">
                {acceptanceNo}
              </Link>{' '}
              <StatusTag status={status} /> <TimeText at={acceptedAt} />
            </li>
          ))}
        </ul>
      }
    />
  );
}
