import { Alert } from 'antd';
import { toProblem } from '../client/problem.ts';
import { text } from '../text/zh-CN.ts';

/** What went wrong, if anything: all wrong fields, what to do now, and the number to give when asking for help. */
export function ProblemAlert({ error }: { error: unknown }) {
  if (!error) return null;
  const { message, hint, errors = [], requestId, status } = toProblem(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={message}
      description={
        <>
          {hint}
          {errors.length > 0 && (
            <ul className="problem-list">
              {errors.map(({ pointer, detail }) => (
                <li key={`${pointer} ${detail}`}>{detail}</li>
              ))}
            </ul>
          )}
          {status >= 500 && requestId && <div className="quiet">{text.problem.requestId(requestId)}</div>}
        </>
      }
    />
  );
}
