import { Form, Radio } from 'antd';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from '../actions/form-props.ts';
import { useFormAct } from '../actions/use-form-act.ts';
import { SupervisionList } from './supervision-list.tsx';

const names = text.supervision.decide;
type Values = { decision: 'accepted' | 'returned'; opinion: string };

/** 督办认可 by the issuing unit (P5.4). */
export function SupervisionAcceptanceForm({ item }: FormProps) {
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/work-items/${item.id}/supervision-acceptance`, done: names.done });
  const decision = Form.useWatch('decision', form) as Values['decision'] | undefined;
  return (
    <Form<Values> form={form} layout="vertical" onFinish={send}>
      <SupervisionList orderId={item.order.id} />
      <Form.Item name="decision" label={names.decision} rules={[{ required: true, message: names.needDecision }]}>
        <Radio.Group
          options={[
            { value: 'accepted', label: names.accepted },
            { value: 'returned', label: names.returned },
          ]}
        />
      </Form.Item>
      <TextField name="opinion" label={names.opinion} rows={3} required />
      <SubmitBar
        next={decision === undefined ? names.needDecision : decision === 'accepted' ? names.nextAccepted : names.nextReturned}
        submit={names.submit}
        busy={isPending}
        error={error}
      />
    </Form>
  );
}
