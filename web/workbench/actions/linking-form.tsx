import { Alert, Form, Radio } from 'antd';
import type { OrderPage } from '../../client/shapes.ts';
import { StatusTag } from '../../components/status-tag.tsx';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from './form-props.ts';
import { useFormAct } from './use-form-act.ts';

const names = text.linking;

/** Whether 并单 is worth offering: there are duplicates, and no order follows this one (P1.7). */
export const offersLinking = ({ duplicates, links }: Pick<OrderPage, 'duplicates' | 'links'>) =>
  duplicates.candidates.length > 0 && !links.followers.some(({ state }) => state === 'following');

/** 并单: the order follows a main one out of its duplicates (P1.7). */
export function LinkingForm({ item, page }: FormProps) {
  const { form, send, isPending, error } = useFormAct<{ mainOrderId: string; reason: string }>({ path: `/work-items/${item.id}/linking`, done: names.done });
  const mains = page.duplicates.candidates.filter(({ mayBeMain }) => mayBeMain);
  if (mains.length === 0) return <Alert type="info" showIcon title={names.noMain} />;
  return (
    <Form form={form} layout="vertical" onFinish={send}>
      <Form.Item name="mainOrderId" label={names.choose} rules={[{ required: true, message: names.needChoice }]}>
        <Radio.Group
          vertical
          options={mains.map(({ id, acceptanceNo, status, acceptedAt }) => ({
            value: id,
            label: (
              <>
                <span className="number">{acceptanceNo}</span> <StatusTag status={status} /> <TimeText at={acceptedAt} />
              </>
            ),
          }))}
        />
      </Form.Item>
      <TextField name="reason" label={names.reason} rows={3} required help={names.reasonHelp} />
      <SubmitBar next={names.next} submit={names.submit} busy={isPending} error={error} />
    </Form>
  );
}
