import { Form, Modal } from 'antd';
import { NextStep } from '../../components/next-step.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { text } from '../../text/zh-CN.ts';
import { useFormAct } from '../actions/use-form-act.ts';
import { SupervisionFields, toDemand, type DemandValues } from './supervision-fields.tsx';

const names = text.supervision.issue;

/** An upper supervisor demands an answer of the unit that holds the order (P5.4). */
export function IssueSupervisionDialog({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const { form, send, isPending, error } = useFormAct<DemandValues>({ path: `/orders/${orderId}/supervisions`, done: names.done });
  return (
    <Modal
      open
      title={names.title}
      okText={names.title}
      cancelText={text.cancel}
      okButtonProps={{ htmlType: 'submit', loading: isPending }}
      onCancel={onClose}
      destroyOnHidden
      modalRender={(dialog) => (
        <Form<DemandValues> form={form} layout="vertical" onFinish={(values) => send(toDemand(values))}>
          {dialog}
        </Form>
      )}
    >
      <SupervisionFields />
      <NextStep>{names.next}</NextStep>
      <ProblemAlert error={error} />
    </Modal>
  );
}
