import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import type { CallList as Calls } from '../../client/own-intake-queries.ts';
import { toProblem, type RequestProblem } from '../../client/problem.ts';
import { request } from '../../client/request.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { seatText as names } from '../../text/own-intake.ts';

/** The calls that wait for the agent or are theirs, and opening a record by hand. */
export function CallList({ list, chosen }: { list: Calls; chosen: string | undefined }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<{ callerNumber: string }>();
  const opening = useMutation<{ id: string }, RequestProblem, { callerNumber: string }>({
    mutationFn: (body) => request<{ id: string }>('POST', '/calls', body).catch((error: unknown) => {
      throw toProblem(error);
    }),
    onSuccess: async ({ id }) => {
      form.resetFields();
      await client.invalidateQueries({ queryKey: ['calls'] });
      void navigate(`/seat/${id}`);
    },
  }); // prettier-ignore
  return (
    <>
      {list.calls.length === 0 && <p className="quiet" role="status">{names.none}</p>}
      <ul className="seat-calls">
        {list.calls.map(({ id, callerNumber, calledAt, state }) => (
          <li key={id} className={`seat-${state}`}>
            <button type="button" className={`seat-call${id === chosen ? ' seat-call-chosen' : ''}`} aria-current={id === chosen} onClick={() => void navigate(`/seat/${id}`)}>
              <span className="number">{callerNumber}</span>
              <span className="quiet">{names.states[state]} </span>
              <TimeText at={calledAt} />
            </button>
          </li>
        ))}
      </ul>
      {list.enabled && (
        <Form form={form} layout="vertical" onFinish={(values: { callerNumber: string }) => opening.mutate(values)} aria-label={names.byHand}>
          <Form.Item name="callerNumber" label={`${names.byHand}：${names.byHandNumber}`} rules={[{ required: true, message: names.byHandNumber }]}>
            <Input maxLength={40} inputMode="tel" />
          </Form.Item>
          <ProblemAlert error={opening.error} />
          <Button htmlType="submit" loading={opening.isPending} block>
            {names.byHandOpen}
          </Button>
        </Form>
      )}
    </>
  );
}
