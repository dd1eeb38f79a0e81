import { useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { sessionQuery } from '../../client/queries.ts';
import { adminText } from '../../text/admin.ts';
import { PasswordForm } from '../shell/password-form.tsx';
import { useTitle } from '../use-title.ts';

const text = adminText.password;

/** Instead of every page while the password is one that was given out once. */
export function FirstPasswordPage() {
  const client = useQueryClient();
  useTitle(text.title);
  return (
    <main className="login">
      <div className="login-card">
        <h1>{text.title}</h1>
        <Alert type="info" showIcon title={text.must} />
        <PasswordForm onDone={() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey })} />
      </div>
    </main>
  );
}
