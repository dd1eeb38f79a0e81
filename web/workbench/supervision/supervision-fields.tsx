import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { businessNow } from '../../client/business-time.ts';
import { toPicker } from '../../client/format.ts';
import { text } from '../../text/zh-CN.ts';

const names = text.supervision.issue;

/** What a 督办单 says, in a form. */
export type DemandValues = { demand: string; replyBy: Dayjs };

export const toDemand = ({ demand, replyBy }: DemandValues) => ({ demand, replyBy: replyBy.format('YYYY-MM-DD') });

/** What is demanded, and by when it must be answered. */
export function SupervisionFields() {
  return (
    <>
      <Form.Item name="demand" label={names.demand} rules={[{ required: true, whitespace: true, message: text.actions.needed(names.demand) }]}>
        <Input.TextArea rows={4} maxLength={1000} autoFocus />
      </Form.Item>
      <Form.Item name="replyBy" label={names.replyBy} rules={[{ required: true, message: text.actions.needed(names.replyBy) }]}>
        <DatePicker style={{ width: '100%' }} allowClear={false} disabledDate={(day: Dayjs) => day.isBefore(toPicker(businessNow()), 'day')} />
      </Form.Item>
    </>
  );
}
