import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { dueTime } from '../../client/format.ts';
import { type Supervision, supervisionsQueryOf } from '../../client/supervision-query.ts';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

const names = text.supervision;

/** The 督办单 of an order with every reply and what became of it (P5.4); nothing where there is none. */
export function SupervisionList({ orderId }: { orderId: string }) {
  const { data = [] } = useQuery(supervisionsQueryOf(orderId));
  if (data.length === 0) return null;
  return (
    <section aria-label={names.title} className="supervisions">
      <h2>{names.title}</h2>
      {data.map((supervision) => (
        <SupervisionEntry key={supervision.id} supervision={supervision} />
      ))}
    </section>
  );
}

function SupervisionEntry({ supervision }: { supervision: Supervision }) {
  const { state, demand, replies, issuedAt, issuedBy, issuingUnitName, handlingUnitName, replyBy } = supervision;
  return (
    <article className={`due-line due-line-${state === 'open' ? 'open' : 'closed'}`}>
      <div className="bar">
        <h3>{names.from(issuingUnitName, issuedBy)}</h3>
        <TimeText at={issuedAt} />
        <span className="quiet">{names.to(handlingUnitName)}</span>
        <span className="quiet">{names.replyBy(dueTime(replyBy))}</span>
        <span className="grow" />
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
