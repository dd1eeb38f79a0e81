import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Modal, Select, Space } from 'antd';
import { extensionUnit, type NegotiationKind } from '../../../api/contract/workbench/names.ts';
import { dueTime } from '../../client/format.ts';
import { optionsOf } from '../../client/names.ts';
import { extensionPreviewOf } from '../../client/queries.ts';
import { NextStep } from '../../components/next-step.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import { useFormAct } from '../actions/use-form-act.ts';

type Values = { reason: string; amount?: number; unit?: string };
const names = text.negotiation;

/** Asking for 退单 or 延期; an extension shows the due that it would make, before it is asked (P4.1, P4.2). */
export function AskingDialog({ orderId, kind, onClose }: { orderId: string; kind: NegotiationKind; onClose: () => void }) {
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/orders/${orderId}/${kind}-requests`, done: names.asked[kind] }, undefined, onClose);
  const amount = Form.useWatch<number | null | undefined>('amount', form);
  const unit = Form.useWatch<string | undefined>('unit', form);
  return (
    <Modal open title={names.ask[kind]} okText={names.ask[kind]} cancelText={text.cancel} okButtonProps={{ loading: isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form<Values> form={form} layout="vertical" initialValues={kind === 'extension' ? { unit: 'day' } : {}} onFinish={send}>
        {kind === 'extension' && (
          <>
            <Space size="middle" align="start">
              <Form.Item name="amount" label={names.amount} rules={[{ required: true, message: text.actions.needed(names.amount) }]}>
                <InputNumber min={1} max={3650} precision={0} autoFocus />
              </Form.Item>
              <Form.Item name="unit" label={names.unit} rules={[{ required: true }]}>
                <Select options={optionsOf(extensionUnit)} style={{ width: 120 }} />
              </Form.Item>
            </Space>
            <Preview orderId={orderId} amount={amount ?? undefined} unit={unit} />
          </>
        )}
        <TextField name="reason" label={names.reason[kind]} rows={3} required help={names.reasonHelp} />
        <NextStep>{names.next[kind]}</NextStep>
        <ProblemAlert error={error} />
      </Form>
    </Modal>
  );
}

function Preview({ orderId, amount, unit }: { orderId: string; amount: number | undefined; unit: string | undefined }) {
  const asked = amount !== undefined && unit !== undefined;
  const { data, error } = useQuery({ ...extensionPreviewOf(orderId, amount ?? 0, unit ?? ''), enabled: asked });
  if (error) return <ProblemAlert error={error} />;
  return (
    <div className="preview" aria-live="polite">
      {data && asked ? (
        <>
          <p>
            <strong>{names.preview(dueTime(data.previousDueAt), dueTime(data.resultingDueAt))}</strong>
          </p>
          <p className="quiet">{data.explanation}</p>
        </>
      ) : (
        <p className="quiet">{names.noPreview}</p>
      )}
    </div>
  );
}
