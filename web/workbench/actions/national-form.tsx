import { Form, Radio } from 'antd';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { ownIntakeText } from '../../text/own-intake.ts';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from './form-props.ts';
import { useFormAct } from './use-form-act.ts';

const names = ownIntakeText.national;
const decisions = ['confirmed', 'returned'] as const;
type Values = { decision: (typeof decisions)[number]; opinion: string };

/** 国家局确认: the result of a transfer is confirmed, or returned with an opinion (P3.6). */
export function NationalForm({ item }: FormProps) {
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/work-items/${item.id}/national-confirmation`, done: text.actions.done.default });
  const decision = Form.useWatch('decision', form) as Values['decision'] | undefined;
  return (
    <Form<Values> form={form} layout="vertical" initialValues={{ decision: 'confirmed' }} onFinish={send}>
      <Form.Item name="decision" label={names.decision} rules={[{ required: true, message: text.actions.needed(names.decision) }]}>
        <Radio.Group options={decisions.map((value) => ({ value, label: names.choices[value] }))} />
      </Form.Item>
      <TextField name="opinion" label={names.opinion} rows={3} required />
      <SubmitBar next={names.nexts[decision ?? 'confirmed']} submit={names.submit} danger={decision === 'returned'} busy={isPending} error={error} />
    </Form>
  );
}
