import { useQuery } from '@tanstack/react-query';
import { Alert, Result } from 'antd';
import { useParams } from 'react-router';
import { callsQuery } from '../../client/own-intake-queries.ts';
import { RequestProblem } from '../../client/problem.ts';
import type { User } from '../../client/shapes.ts';
import { FailedState } from '../../components/failed-state.tsx';
import { seatText as names } from '../../text/own-intake.ts';
import { useTitle } from '../use-title.ts';
import { CallDesk } from './call-desk.tsx';
import { CallList } from './call-list.tsx';
import '../own-intake/own-intake.css';

/** 坐席: the calls that wait on the left, the one in hand beside them (P6.1, P6.2). */
export function SeatPage({ user }: { user: User }) {
  const { callId } = useParams();
  const { data, error, refetch } = useQuery(callsQuery);
  useTitle(names.title);
  if (error instanceof RequestProblem && error.status === 403) return <Result status="403" title={error.message} />;
  if (error && !data) return <FailedState error={error} retry={() => void refetch()} />;
  if (!data) return <div className="blank" />;
  return (
    <div className="seat">
      <section className="panel" aria-labelledby="calls-title">
        <h1 id="calls-title">{names.calls}</h1>
        <p className="quiet">{names.transferNumber(data.transferNumber)}</p>
        {!data.enabled && <Alert type="info" title={names.disabled} />}
        <CallList list={data} chosen={callId} />
      </section>
      {callId === undefined ? <section className="panel"><p className="empty">{names.choose}</p></section> : <CallDesk key={callId} callId={callId} user={user} />}
    </div>
  );
}
