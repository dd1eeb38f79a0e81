import { DatePicker, Form } from 'antd';
import type { Dayjs } from 'dayjs';
import { businessNow } from '../client/business-time.ts';
import { toPicker } from '../client/format.ts';
import { text } from '../text/zh-CN.ts';

/** A moment that has already happened, to the minute, in Chinese civil time. */
export function MomentField({ name, label, required = true }: { name: string; label: string; required?: boolean }) {
  return (
    <Form.Item name={name} label={label} rules={[{ required, message: text.actions.needed(label) }]}>
      <DatePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        style={{ width: '100%' }}
        showNow={false}
        disabledDate={(day: Dayjs) => day.isAfter(toPicker(businessNow()), 'day')}
      />
    </Form.Item>
  );
}
