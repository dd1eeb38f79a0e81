import { Form, Input } from 'antd';
import { text } from '../text/zh-CN.ts';

type Props = { name: string | (string | number)[]; label: string; required?: boolean; rows?: number; maxLength?: number; help?: string };

/** A text, of one line or of several. */
export function TextField({ name, label, required = false, rows, maxLength = 2000, help }: Props) {
  return (
    <Form.Item name={name} label={label} extra={help} rules={required ? [{ required, whitespace: true, message: text.actions.needed(label) }] : []}>
      {rows === undefined ? <Input maxLength={maxLength} /> : <Input.TextArea autoSize={{ minRows: rows, maxRows: 14 }} maxLength={maxLength} />}
    </Form.Item>
  );
}
