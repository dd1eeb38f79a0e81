import { Form, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { contactMethod } from '../../../api/contract/workbench/names.ts';
import { businessNow } from '../../client/business-time.ts';
import { fromPicker, toPicker } from '../../client/format.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { MomentField } from '../../components/moment-field.tsx';
import { NextStep } from '../../components/next-step.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import { useAct } from '../../client/use-act.ts';

type Values = { contactedAt: Dayjs; method: string; note: string };
const names = text.actions.logContact;

/** A contact during the investigation; it discloses no finding (P3.5). */
export function ContactDialog({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const act = useAct({ path: `/orders/${orderId}/contacts`, done: text.actions.done.logged });
  const [form] = Form.useForm<Values>();
  return (
    <Modal open title={names.title} okText={names.title} cancelText={text.cancel} okButtonProps={{ loading: act.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ contactedAt: toPicker(businessNow()), method: 'phone' }}
        onFinish={(values) => act.mutate({ ...values, contactedAt: fromPicker(values.contactedAt) }, { onSuccess: onClose })}
      >
        <MomentField name="contactedAt" label={names.at} />
        <ChoiceField name="method" label={names.method} list={contactMethod} />
        <TextField name="note" label={names.note} rows={3} required help={names.noteHelp} />
        <NextStep>{names.next}</NextStep>
        <ProblemAlert error={act.error} />
      </Form>
    </Modal>
  );
}
