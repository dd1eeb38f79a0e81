import { Form } from 'antd';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from '../actions/form-props.ts';
import { useFormAct } from '../actions/use-form-act.ts';
import { SupervisionList } from './supervision-list.tsx';

const names = text.supervision.reply;

/** 督办回复 of the handling unit (P5.4). */
export function SupervisionReplyForm({ item }: FormProps) {
  const { form, send, isPending, error } = useFormAct<{ reply: string }>({ path: `/work-items/${item.id}/supervision-reply`, done: names.done });
  return (
    <Form form={form} layout="vertical" onFinish={send}>
      <SupervisionList orderId={item.order.id} />
      <TextField name="reply" label={names.label} rows={5} required />
      <SubmitBar next={names.next} submit={names.submit} busy={isPending} error={error} />
    </Form>
  );
}
