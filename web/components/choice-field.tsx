import { Form, Radio } from 'antd';
import type { CodeList } from '../../api/contract/workbench/names.ts';
import { optionsOf } from '../client/names.ts';
import { text } from '../text/zh-CN.ts';

/** One of a short code list, all of it in sight. */
export function ChoiceField({ name, label, list, required = true }: { name: string; label: string; list: CodeList; required?: boolean }) {
  return (
    <Form.Item name={name} label={label} rules={[{ required, message: text.actions.needed(label) }]}>
      <Radio.Group options={optionsOf(list)} />
    </Form.Item>
  );
}
