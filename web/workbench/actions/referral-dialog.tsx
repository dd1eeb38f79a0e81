import { DatePicker, Form, Input, Modal } from 'antd';
import { businessNow } from '../../client/business-time.ts';
import { dayProps } from '../../client/day-field.ts';
import { toPicker } from '../../client/format.ts';
import { useAct } from '../../client/use-act.ts';
import { NextStep } from '../../components/next-step.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import { filled } from './use-form-act.ts';

type Values = { organ: string; documentNo?: string; documentOn?: string; reason: string };
const names = text.actions.referral;

/** 移送纪检监察: to whom, by which document, why; and what happens then (P3.1). */
export function ReferralDialog({ workItemId, onClose }: { workItemId: string; onClose: () => void }) {
  const act = useAct({ path: `/work-items/${workItemId}/referral`, done: text.actions.done.default });
  const [form] = Form.useForm<Values>();
  return (
    <Modal
      open
      width={640}
      title={names.title}
      okText={names.title}
      cancelText={text.cancel}
      okButtonProps={{ loading: act.isPending, danger: true }}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Values> form={form} layout="vertical" onFinish={(values) => act.mutate(filled(values), { onSuccess: onClose })}>
        <Form.Item name="organ" label={names.organ} extra={names.organHelp} rules={[{ required: true, whitespace: true, message: text.actions.needed(names.organ) }]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="documentNo" label={names.documentNo} extra={names.optional}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="documentOn" label={names.documentOn} extra={names.optional} {...dayProps}>
          <DatePicker disabledDate={(day) => day.isAfter(toPicker(businessNow()), 'day')} />
        </Form.Item>
        <TextField name="reason" label={names.reason} rows={3} required help={names.reasonHelp} />
        <NextStep>{names.next}</NextStep>
        <ProblemAlert error={act.error} />
      </Form>
    </Modal>
  );
}
