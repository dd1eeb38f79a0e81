import { Checkbox, Form } from 'antd';
import type { PersonalField } from '../../api/contract/workbench/names.ts';
import { nameOf } from '../client/names.ts';
import { ReasonDialog } from '../components/reason-dialog.tsx';
import { printText } from '../text/print.ts';

const text = printText.dialog;
type Props = { fields: readonly PersonalField[]; busy: boolean; error: unknown; onPrint: (choice: { fields: PersonalField[]; reason: string }) => void; onClose: () => void };

/** Which personal fields go on paper in full, and why (P9.1). */
export function PersonalDialog({ fields, busy, error, onPrint, onClose }: Props) {
  return (
    <ReasonDialog
      open
      title={text.title}
      next={text.next}
      label={text.reason}
      placeholder={text.reasonPlaceholder}
      submit={text.submit}
      busy={busy}
      error={error}
      onSubmit={({ reason = '', fields: chosen }) => onPrint({ fields: chosen as PersonalField[], reason })}
      onClose={onClose}
    >
      <Form.Item name="fields" label={text.fields} rules={[{ validator: (_, chosen?: unknown[]) => (chosen?.length ? Promise.resolve() : Promise.reject(new Error(text.needFields))) }]}>
        <Checkbox.Group options={fields.map((field) => ({ value: field, label: nameOf.personal(field) }))} />
      </Form.Item>
    </ReasonDialog>
  );
}
