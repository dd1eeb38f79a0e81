import { DatePicker, Form } from 'antd';
import { declarationResult } from '../../../api/contract/workbench/names.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { MomentField } from '../../components/moment-field.tsx';
import { StaffListField } from '../../components/staff-list-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';

export type StepName = 'acceptance' | 'household_check' | 'public_notice' | 'determination';
const names = text.actions.step;

/** The fields of one step. */
export function StepFields({ step }: { step: StepName }) {
  switch (step) {
    case 'acceptance':
      return (
        <>
          <MomentField name="at" label={names.acceptance.at} />
          <StaffListField name="people" label={names.acceptance.by} max={1} />
          <TextField name="emergencyHelp" label={names.acceptance.emergencyHelp} rows={2} help={names.acceptance.emergencyHelpHelp} />
          <TextField name="note" label={names.acceptance.note} rows={2} />
        </>
      );
    case 'household_check':
      return (
        <>
          <MomentField name="at" label={names.household_check.at} />
          <StaffListField name="people" label={names.household_check.checkers} />
          <TextField name="findings" label={names.household_check.findings} rows={5} maxLength={10_000} required />
        </>
      );
    case 'public_notice':
      return (
        <>
          <Form.Item name="days" label={names.public_notice.days} rules={[{ required: true, message: text.actions.needed(names.public_notice.days) }]}>
            <DatePicker.RangePicker style={{ width: '100%' }} placeholder={[names.public_notice.from, names.public_notice.until]} />
          </Form.Item>
          <TextField name="place" label={names.public_notice.place} maxLength={200} required />
          <TextField name="objections" label={names.public_notice.objections} rows={2} maxLength={10_000} required help={names.public_notice.objectionsHelp} />
        </>
      );
    case 'determination':
      return (
        <>
          <MomentField name="at" label={names.determination.at} />
          <ChoiceField name="result" label={names.determination.result} list={declarationResult} />
          <TextField name="reason" label={names.determination.reason} rows={4} required />
        </>
      );
  }
}
