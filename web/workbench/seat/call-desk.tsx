import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { callQueryOf } from '../../client/own-intake-queries.ts';
import { nameOf } from '../../client/names.ts';
import { RequestProblem } from '../../client/problem.ts';
import { request } from '../../client/request.ts';
import type { User } from '../../client/shapes.ts';
import { FailedState } from '../../components/failed-state.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { seatText as names } from '../../text/own-intake.ts';
import { CallForms } from './call-forms.tsx';

/** One call: its facts, and what can be done with it where it stands. */
export function CallDesk({ callId, user }: { callId: string; user: User }) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(callQueryOf(callId));
  const opening = useMutation({
    mutationFn: () => request('POST', `/calls/${callId}/opening`),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['calls'] });
      await refetch();
    },
  });
  if (error instanceof RequestProblem && error.status === 404) return <section className="panel"><p className="empty">{names.notYours}</p></section>;
  if (error) return <FailedState error={error} retry={() => void refetch()} />;
  if (!data) return <section className="panel"><div className="empty" /></section>;
  const { call, agentNumber, earlierOrders, orderId } = data;
  const head = (
    <div className="seat-head">
      <strong className="number">{call.callerNumber}</strong>
      <span>{names.states[call.state]}</span>
      <span className="quiet">{names.calledAt} <TimeText at={call.calledAt} /></span>
      <span className="quiet">{names.agent} {agentNumber}</span>
    </div>
  ); // prettier-ignore
  const earlier = (
    <section className="panel" aria-labelledby="earlier-title">
      <h2 id="earlier-title">{names.earlier}</h2>
      {earlierOrders.length === 0 && <p className="quiet">{names.noEarlier}</p>}
      <ul className="seat-orders">
        {earlierOrders.map((order) => (
          <li key={order.id}>
            <Link to={`/orders/${order.id}`} target="_blank" className="number">{order.acceptanceNo}</Link> <StatusTag status={order.status} />
            <div className="quiet">{[nameOf.type(order.type), nameOf.category(order.problemCategory), order.regionName].filter(Boolean).join(' · ')}</div>
          </li>
        ))}
      </ul>
    </section>
  ); // prettier-ignore
  if (call.state === 'open') return <CallForms page={data} user={user} head={head} earlier={earlier} />;
  return (
    <>
      <section className="panel" aria-label={names.title}>
        {head}
        {orderId !== null && <Link to={`/orders/${orderId}`}>{names.done.open}</Link>}
        {call.state !== 'ended' && (
          <Button type="primary" autoFocus loading={opening.isPending} onClick={() => opening.mutate()}>
            {call.state === 'dropped' ? names.callBack : names.take}
          </Button>
        )}
      </section>
      <div className="seat-side">{earlier}</div>
    </>
  );
}
