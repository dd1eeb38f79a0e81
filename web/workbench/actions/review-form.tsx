import { Form, Radio } from 'antd';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from './form-props.ts';
import { ReviewedWriting } from './reviewed-writing.tsx';
import { useFormAct } from './use-form-act.ts';

type Values = { decision: 'approved' | 'sentBack'; opinion: string };
const names = text.actions.review;

/** 审核: what is reviewed in full, then approve or send back, with an opinion (P3.4). */
export function ReviewForm({ item, page }: FormProps) {
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/work-items/${item.id}/review`, done: text.actions.done.default });
  const decision = Form.useWatch('decision', form) as Values['decision'] | undefined;
  const can = (action: string) => item.availableActions.includes(action);
  return (
    <Form<Values> form={form} layout="vertical" onFinish={send}>
      <ReviewedWriting page={page} />
      <Form.Item name="decision" label={names.decision} rules={[{ required: true, message: names.needDecision }]}>
        <Radio.Group
          options={[
            ...(can('approve') ? [{ value: 'approved', label: names.approve }] : []),
            ...(can('sendBack') ? [{ value: 'sentBack', label: names.sendBack }] : []),
          ]}
        />
      </Form.Item>
      <TextField name="opinion" label={names.opinion} rows={3} required />
      <SubmitBar
        next={decision === undefined ? names.needDecision : decision === 'approved' ? names.nextApprove : names.nextSendBack}
        submit={decision === 'sentBack' ? names.submitSendBack : names.submitApprove}
        danger={decision === 'sentBack'}
        busy={isPending}
        error={error}
      />
    </Form>
  );
}
