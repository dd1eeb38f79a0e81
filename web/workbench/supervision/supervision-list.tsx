import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { dueTime } from '../../client/format.ts';
import { type Supervision, supervisionsQueryOf } from '../../client/supervision-query.ts';
import { TimeText } from '../../components/time-text.tsx';
import { printText } from '../../text/print.ts';
import { text } from '../../text/zh-CN.ts';

const names = text.supervision;

/** The 督办单 of an order with every reply and what became of it (P5.4); nothing where there is none. */
export function SupervisionList({ orderId, mayPrint = false }: { orderId: string; mayPrint?: boolean }) {
  const { data = [] } = useQuery(supervisionsQueryOf(orderId));
  if (data.length === 0) return null;
  return (
    <section aria-label={names.title} className="supervisions">
      <h2>{names.title}</h2>
      {data.map((supervision) => (
        <SupervisionEntry key={supervision.id} supervision={supervision} mayPrint={mayPrint} />
      ))}
    </section>
  );
}

function SupervisionEntry({ supervision, mayPrint }: { supervision: Supervision; mayPrint: boolean }) {
  const { state, demand, replies, issuedAt, issuedBy, issuingUnitName, handlingUnitName, replyBy } = supervision;
  return (
    <article className={`due-line due-line-${state === 'open' ? 'open' : 'closed'}`}>
      <div className="bar">
        <h3>{names.from(issuingUnitName, issuedBy)}</h3>
        <TimeText at={issuedAt} />
        <span className="quiet">{names.to(handlingUnitName)}</span>
        <span className="quiet">{names.replyBy(dueTime(replyBy))}</span>
        <span className="grow" />
        {mayPrint && <Link to={`/print/orders/${supervision.orderId}/supervisions/${supervision.id}`}>{printText.supervisionLink}</Link>}
        <Tag className={`tag ${state === 'open' ? 'tag-flag' : 'status-ended'}`}>{names.states[state]}</Tag>
      </div>
      <p className="long-text">{demand}</p>
      {replies.map((reply) => (
        <div key={reply.repliedAt} className="supervision-reply">
          <p className="long-text">
            <span className="quiet">{names.replied(reply.repliedBy)}</span> {reply.text}
          </p>
          {reply.decision !== null && reply.decidedBy !== null && (
            <p className="long-text">
              <span className="quiet">{names.decided(reply.decidedBy, names.decide[reply.decision])}</span> {reply.opinion}
            </p>
          )}
        </div>
      ))}
    </article>
  );
}
