import { Form, Radio } from 'antd';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from './form-props.ts';
import { useFormAct } from './use-form-act.ts';

type Values = { outcome: 'approved' | 'returned'; opinion: string };
const names = text.actions.genericReview;

/** 通用审核: a step that an analyst inserted into the diagram, with an opinion and a conclusion. */
export function GenericReviewForm({ item }: FormProps) {
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/work-items/${item.id}/generic-review`, done: text.actions.done.default });
  return (
    <Form<Values> form={form} layout="vertical" onFinish={send}>
      <Form.Item name="outcome" label={names.outcome} rules={[{ required: true, message: names.needOutcome }]}>
        <Radio.Group
          options={[
            { value: 'approved', label: names.approve },
            { value: 'returned', label: names.return },
          ]}
        />
      </Form.Item>
      <TextField name="opinion" label={names.opinion} rows={3} required />
      <SubmitBar next={names.next} submit={names.submit} busy={isPending} error={error} />
    </Form>
  );
}
