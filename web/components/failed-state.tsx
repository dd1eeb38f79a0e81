import { Button, Result } from 'antd';
import { toProblem } from '../client/problem.ts';
import { text } from '../text/zh-CN.ts';

const titles: Readonly<Partial<Record<number, string>>> = { 403: text.problem.noRightTitle, 404: text.problem.notFoundTitle };

/** In place of a page that could not be loaded. */
export function FailedState({ error, retry }: { error: unknown; retry: () => void }) {
  const { status, message, hint, requestId } = toProblem(error);
  return (
    <Result
      status={status === 403 || status === 404 ? 'info' : 'warning'}
      title={titles[status] ?? text.problem.failedTitle}
      subTitle={[message, hint, requestId && status >= 500 ? text.problem.requestId(requestId) : undefined].filter(Boolean).join(' ')}
      extra={
        <Button type="primary" onClick={retry}>
          {text.retry}
        </Button>
      }
    />
  );
}
