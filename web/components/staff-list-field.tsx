import { Button, Form, Input } from 'antd';
import { text } from '../text/zh-CN.ts';

const names = text.actions.staff;
const fields = [
  { name: 'name', label: names.name, width: 92 },
  { name: 'duty', label: names.duty, width: 100 },
  { name: 'phone', label: names.phone, width: 136 },
] as const;

/** People on duty as table 6 names them: 姓名、职务、联系电话, one line each. */
export function StaffListField({ name, label, max = 20 }: { name: string; label: string; max?: number }) {
  return (
    <Form.List name={name}>
      {(rows, { add, remove }) => (
        <fieldset className="staff">
          <legend>{label}</legend>
          {rows.map((row, index) => (
            <div key={row.key} className="staff-row">
              {fields.map((field) => (
                <Form.Item key={field.name} name={[row.name, field.name]} style={{ width: field.width }} rules={[{ required: true, whitespace: true, message: text.actions.needed(field.label) }]}>
                  <Input aria-label={names.person(index + 1, field.label)} placeholder={field.label} maxLength={60} />
                </Form.Item>
              ))}
              {rows.length > 1 && (
                <Button type="text" size="small" aria-label={names.remove(index + 1)} onClick={() => remove(row.name)}>
                  ×
                </Button>
              )}
            </div>
          ))}
          {rows.length < max && (
            <Button size="small" onClick={() => add({})}>
              {names.add}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  );
}
