import { DatePicker, Form } from 'antd';
import type { Dayjs } from 'dayjs';
import type { Due } from '../../client/clock-queries.ts';
import { dueTime, fromPicker, toPicker } from '../../client/format.ts';
import { useAct } from '../../client/use-act.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { text } from '../../text/zh-CN.ts';

const names = text.clocks.move;

/** The delegating unit gives the unit below another due (P4.4). */
export function MoveDueDialog({ orderId, due, close }: { orderId: string; due: Due; close: () => void }) {
  const { mutate, isPending, error } = useAct({ path: `/orders/${orderId}/dues/${due.id}/move`, done: names.done });
  const latest = due.movableUntil ?? due.dueAt;
  return (
    <ReasonDialog
      open
      title={names.title}
      next={names.next(dueTime(latest))}
      label={names.reason}
      submit={names.title}
      busy={isPending}
      error={error}
      onSubmit={({ reason, dueAt }) => mutate({ reason, dueAt: fromPicker(dueAt as Dayjs) }, { onSuccess: close })}
      onClose={close}
    >
      <Form.Item name="dueAt" label={names.label} initialValue={toPicker(due.dueAt)} rules={[{ required: true, message: text.actions.needed(names.label) }]}>
        <DatePicker
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          style={{ width: '100%' }}
          showNow={false}
          disabledDate={(day: Dayjs) => day.isAfter(toPicker(latest), 'day')}
        />
      </Form.Item>
    </ReasonDialog>
  );
}
