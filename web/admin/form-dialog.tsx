import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { NextStep } from '../components/next-step.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { text } from '../text/zh-CN.ts';

type Props = {
  open: boolean;
  title: string;
  note?: string;
  submit: string;
  busy: boolean;
  error: unknown;
  initial?: object;
  width?: number;
  children: ReactNode;
  onSubmit: (values: Record<string, unknown>) => void;
  onClose: () => void;
};

/** A form over the page, with what follows from sending it. */
export function FormDialog({ open, title, note, submit, busy, error, initial, width = 520, children, onSubmit, onClose }: Props) {
  const [form] = Form.useForm();
  return (
    <Modal
      open={open}
      title={title}
      okText={submit}
      cancelText={text.cancel}
      width={width}
      okButtonProps={{ htmlType: 'submit', loading: busy }}
      onCancel={onClose}
      destroyOnHidden
      modalRender={(dialog) => (
        <Form form={form} layout="vertical" initialValues={initial ?? {}} onFinish={onSubmit} preserve={false}>
          {dialog}
        </Form>
      )}
    >
      {children}
      {note !== undefined && <NextStep>{note}</NextStep>}
      <ProblemAlert error={error} />
    </Modal>
  );
}
