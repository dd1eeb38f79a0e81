import { Form } from 'antd';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import { ResultSource } from '../order/link-panel.tsx';
import type { FormProps } from './form-props.ts';
import { QualityCheck } from './quality-check.tsx';
import { filled, useFormAct } from './use-form-act.ts';

const names = text.actions.feedback;

/** 反馈审定: the province lets the result go to 12345 (P3.6). */
export function FeedbackForm({ item, page }: FormProps) {
  const { form, send, isPending, error } = useFormAct<{ note?: string }>({ path: `/work-items/${item.id}/feedback`, done: text.actions.done.default });
  return (
    <Form form={form} layout="vertical" onFinish={(values: { note?: string }) => send(filled(values))}>
      <ResultSource page={page} note={text.linking.resultNote} />
      <QualityCheck check={page.order.qualityCheck} />
      <TextField name="note" label={names.note} rows={2} />
      <SubmitBar next={names.next} submit={names.submit} busy={isPending} error={error} />
    </Form>
  );
}
