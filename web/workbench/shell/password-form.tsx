import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { request } from '../../client/request.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { adminText } from '../../text/admin.ts';

const text = adminText.password;

/** One's own password. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { message } = App.useApp();
  const change = useMutation({
    mutationFn: ({ current, next }: { current: string; next: string }) => request('POST', '/session/password', { current, next }),
    onSuccess: () => {
      void message.success(text.done);
      onDone();
    },
  });
  return (
    <Form layout="vertical" onFinish={(values: { current: string; next: string }) => change.mutate(values)} requiredMark={false}>
      <Form.Item name="current" label={text.current} rules={[{ required: true, message: text.needed }]}>
        <Input.Password autoComplete="current-password" maxLength={256} visibilityToggle={false} />
      </Form.Item>
      <Form.Item name="next" label={text.next} extra={text.help} rules={[{ required: true, message: text.needed }, { min: 10, message: text.tooShort }]}>
        <Input.Password autoComplete="new-password" maxLength={128} visibilityToggle={false} />
      </Form.Item>
      <Form.Item
        name="again"
        label={text.again}
        dependencies={['next']}
        rules={[
          { required: true, message: text.needed },
          ({ getFieldValue }) => ({ validator: (_, value) => (value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(text.differ))) }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} visibilityToggle={false} />
      </Form.Item>
      <ProblemAlert error={change.error} />
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {text.submit}
      </Button>
    </Form>
  );
}
