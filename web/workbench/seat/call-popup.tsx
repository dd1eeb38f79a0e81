import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { callsQuery } from '../../client/own-intake-queries.ts';
import { request } from '../../client/request.ts';
import { seatText as names } from '../../text/own-intake.ts';

/** Pops up on every page when a call is announced; Enter takes it (P6.1). While another call is in hand it waits in the list. */
export function CallPopup() {
  const { data, refetch } = useQuery(callsQuery);
  const navigate = useNavigate();
  const inHand = useMatch('/seat/:callId') !== null;
  const [put, putOff] = useState<readonly string[]>([]);
  const call = inHand ? undefined : data?.calls.find(({ id, state }) => state === 'announced' && !put.includes(id));
  const take = async (id: string) => {
    putOff([...put, id]);
    // A colleague may have been quicker: the page then says so.
    await request('POST', `/calls/${id}/opening`).catch(() => undefined);
    await refetch();
    void navigate(`/seat/${id}`);
  };
  return (
    <Modal
      open={call !== undefined}
      title={names.popup.title}
      okText={names.popup.take}
      cancelText={names.popup.later}
      okButtonProps={{ autoFocus: true }}
      onOk={() => {
        if (call) void take(call.id);
      }}
      onCancel={() => call && putOff([...put, call.id])}
      width={360}
    >
      <p className="seat-head">
        <strong className="number">{call?.callerNumber}</strong>
      </p>
    </Modal>
  );
}
