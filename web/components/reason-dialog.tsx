import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { text } from '../text/zh-CN.ts';
import { NextStep } from './next-step.tsx';
import { ProblemAlert } from './problem-alert.tsx';

type Props = {
  open: boolean;
  title: string;
  next: string;
  label: string;
  submit: string;
  required?: boolean;
  busy: boolean;
  error: unknown;
  placeholder?: string;
  danger?: boolean;
  children?: ReactNode;
  onSubmit: (values: { reason?: string } & Record<string, unknown>) => void;
  onClose: () => void;
};

/** An act that needs a reason, saying what it does before it is done. */
export function ReasonDialog({ open, title, next, label, submit, required = true, busy, error, placeholder, danger, children, onSubmit, onClose }: Props) {
  const [form] = Form.useForm<{ reason?: string }>();
  return (
    <Modal
      open={open}
      title={title}
      okText={submit}
      cancelText={text.cancel}
      okButtonProps={{ htmlType: 'submit', loading: busy, danger: danger ?? false }}
      onCancel={onClose}
      destroyOnHidden
      modalRender={(dialog) => (
        <Form form={form} layout="vertical" onFinish={onSubmit} preserve={false} requiredMark={required}>
          {dialog}
        </Form>
      )}
    >
      {children}
      <Form.Item name="reason" label={label} rules={required ? [{ required: true, whitespace: true, message: text.actions.needed(label) }] : []}>
        <Input.TextArea rows={3} maxLength={500} placeholder={placeholder ?? ''} autoFocus />
      </Form.Item>
      <NextStep>{next}</NextStep>
      <ProblemAlert error={error} />
    </Modal>
  );
}
