import { Form, Radio } from 'antd';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from './form-props.ts';
import { SentBackNote } from './sent-back-note.tsx';
import { useFormAct } from './use-form-act.ts';

const names = text.actions.ruling;
const rulings = ['oneMoreRound', 'reassign', 'takeUp'] as const;
type Values = { ruling: (typeof rulings)[number]; opinion: string };

/** 督办裁定 when the rounds of review are used up (P3.4). */
export function RulingForm({ item, page }: FormProps) {
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/work-items/${item.id}/round-ruling`, done: text.actions.done.default });
  const ruling = Form.useWatch('ruling', form) as Values['ruling'] | undefined;
  return (
    <Form<Values> form={form} layout="vertical" initialValues={{ ruling: 'oneMoreRound' }} onFinish={send}>
      <SentBackNote page={page} />
      <Form.Item name="ruling" label={names.ruling} rules={[{ required: true, message: text.actions.needed(names.ruling) }]}>
        <Radio.Group options={rulings.map((value) => ({ value, label: names.choices[value] }))} />
      </Form.Item>
      <TextField name="opinion" label={names.opinion} rows={3} required />
      <SubmitBar next={names.nexts[ruling ?? 'oneMoreRound']} submit={names.submit} busy={isPending} error={error} />
    </Form>
  );
}
