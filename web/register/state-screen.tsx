import { registerText as text } from '../text/register.ts';

/** Nothing to fill in: why, and what to do now. */
export function StateScreen({ title, body, onRetry }: { title: string; body: string; onRetry?: () => void }) {
  return (
    <main className="state">
      <h1>{title}</h1>
      <p>{body}</p>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {text.states.retry}
        </button>
      )}
    </main>
  );
}
