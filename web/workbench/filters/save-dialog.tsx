import { Checkbox, Form, Input, Modal } from 'antd';
import type { FilterBody } from '../../client/filter-queries.ts';
import { NextStep } from '../../components/next-step.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { filterText } from '../../text/filters.ts';
import { text } from '../../text/zh-CN.ts';
import { useFilterAct } from './use-filter-act.ts';

const names = filterText.saveDialog;
type Props = { current: Pick<FilterBody, 'page' | 'criteria'>; inWords: string; close: () => void };

/** Keeps the present filter under a name. */
export function SaveDialog({ current, inWords, close }: Props) {
  const [form] = Form.useForm<{ name: string; isDefault?: boolean }>();
  const { mutate, isPending, error } = useFilterAct();
  return (
    <Modal
      open
      title={names.title}
      okText={names.submit}
      cancelText={text.cancel}
      okButtonProps={{ htmlType: 'submit', loading: isPending }}
      onCancel={close}
      width={440}
      modalRender={(dialog) => (
        <Form
          form={form}
          layout="vertical"
          onFinish={({ name, isDefault = false }) => mutate({ method: 'POST', path: '/filters', body: { ...current, name: name.trim(), isDefault }, done: names.done }, { onSuccess: close })}
        >
          {dialog}
        </Form>
      )}
    >
      <p>
        <span className="quiet">{names.holds}：</span>
        {inWords || names.everything}
      </p>
      <Form.Item name="name" label={names.name} extra={names.nameHelp} rules={[{ required: true, whitespace: true, message: text.actions.needed(names.name) }]}>
        <Input maxLength={30} autoFocus />
      </Form.Item>
      <Form.Item name="isDefault" valuePropName="checked">
        <Checkbox>{names.isDefault}</Checkbox>
      </Form.Item>
      <NextStep>{names.next[current.page]}</NextStep>
      <ProblemAlert error={error} />
    </Modal>
  );
}
