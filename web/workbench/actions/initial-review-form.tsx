import { Form } from 'antd';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import { accusedOf, AccusedField } from './accused-field.tsx';
import type { FormProps } from './form-props.ts';
import { filled, useFormAct } from './use-form-act.ts';

type Values = { accused?: string[]; regionCode?: string; note?: string };
const names = text.actions.initialReview;

/** 初审: accept the order, name whom it is about, put its region right (P3.1). */
export function InitialReviewForm({ item, page: { order } }: FormProps) {
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/work-items/${item.id}/initial-review`, done: text.actions.done.default });
  const submit = ({ accused = [], ...values }: Values) => {
    const [accusedUnitIds, accusedUserIds] = [accusedOf(accused, 'unit'), accusedOf(accused, 'user')];
    send({ ...filled(values), ...(accusedUnitIds.length > 0 ? { accusedUnitIds } : {}), ...(accusedUserIds.length > 0 ? { accusedUserIds } : {}) });
  };
  return (
    <Form<Values> form={form} layout="vertical" onFinish={submit}>
      {order.type === 'complaint' && (
        <Form.Item name="accused" label={names.accused}>
          <AccusedField provinceUnitId={order.provinceUnitId} />
        </Form.Item>
      )}
      <TextField name="regionCode" label={names.regionCode} maxLength={12} help={names.regionHelp} />
      <TextField name="note" label={names.note} rows={2} />
      <SubmitBar next={names.next} submit={names.submit} busy={isPending} error={error} />
    </Form>
  );
}
