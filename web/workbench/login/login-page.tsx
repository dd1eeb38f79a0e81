import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useLocation } from 'react-router';
import { sessionQuery } from '../../client/queries.ts';
import { request } from '../../client/request.ts';
import type { User } from '../../client/shapes.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { text } from '../../text/zh-CN.ts';
import { useTitle } from '../use-title.ts';

/** Logging in; the routes lead on to where one wanted to go. */
export function LoginPage() {
  const client = useQueryClient();
  const { state } = useLocation() as { state: { expired?: boolean } | null };
  const logIn = useMutation({
    mutationFn: (values: { login: string; password: string }) => request<User>('POST', '/session', values),
    onSuccess: (user) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      client.setQueryData(sessionQuery.queryKey, user);
    },
  });
  useTitle(text.login.title);
  return (
    <main className="login">
      <div className="login-card">
        <h1>{text.product}</h1>
        <p className="quiet">{text.login.subtitle}</p>
        <Form layout="vertical" requiredMark={false} onFinish={(values: { login: string; password: string }) => logIn.mutate(values)}>
          {logIn.error ? <ProblemAlert error={logIn.error} /> : state?.expired ? <Alert type="info" showIcon title={text.login.expired} /> : null}
          <Form.Item name="login" label={text.login.login} rules={[{ required: true, message: text.login.needLogin }]}>
            <Input autoComplete="username" autoFocus size="large" maxLength={64} />
          </Form.Item>
          <Form.Item name="password" label={text.login.password} rules={[{ required: true, message: text.login.needPassword }]}>
            <Input.Password autoComplete="current-password" size="large" maxLength={256} visibilityToggle={false} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block size="large" loading={logIn.isPending}>
            {text.login.submit}
          </Button>
        </Form>
      </div>
    </main>
  );
}
