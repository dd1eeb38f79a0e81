import { DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { businessNow } from '../../client/business-time.ts';
import { toPicker } from '../../client/format.ts';
import { NextStep } from '../../components/next-step.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { text } from '../../text/zh-CN.ts';
import { useFormAct } from '../actions/use-form-act.ts';

const names = text.supervision.issue;
type Values = { demand: string; replyBy: Dayjs };
const needed = (label: string) => [{ required: true, message: text.actions.needed(label) }];

/** An upper supervisor demands an answer of the unit that holds the order (P5.4). */
export function IssueSupervisionDialog({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/orders/${orderId}/supervisions`, done: names.done });
  return (
    <Modal
      open
      title={names.title}
      okText={names.title}
      cancelText={text.cancel}
      okButtonProps={{ htmlType: 'submit', loading: isPending }}
      onCancel={onClose}
      destroyOnHidden
      modalRender={(dialog) => (
        <Form<Values> form={form} layout="vertical" onFinish={({ demand, replyBy }) => send({ demand, replyBy: replyBy.format('YYYY-MM-DD') })}>
          {dialog}
        </Form>
      )}
    >
      <Form.Item name="demand" label={names.demand} rules={[{ required: true, whitespace: true, message: text.actions.needed(names.demand) }]}>
        <Input.TextArea rows={4} maxLength={1000} autoFocus />
      </Form.Item>
      <Form.Item name="replyBy" label={names.replyBy} rules={needed(names.replyBy)}>
        <DatePicker style={{ width: '100%' }} allowClear={false} disabledDate={(day: Dayjs) => day.isBefore(toPicker(businessNow()), 'day')} />
      </Form.Item>
      <NextStep>{names.next}</NextStep>
      <ProblemAlert error={error} />
    </Modal>
  );
}
