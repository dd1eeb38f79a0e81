import { useEffect, useRef, useState } from 'react';
import { send, toProblem } from './page-api.ts';
import type { FormValues } from './form-values.ts';

/** Where the draft stands: nothing written yet, on its way, kept since, not kept (tried again), or the page's time is over. */
export type DraftState = { state: 'none' | 'saving' | 'waiting' | 'over' } | { state: 'saved'; at: string };

const pauseMs = 700;
const retryMs = 4_000;

/**
 * Keeps what is written on our server (P2.2): shortly after each change, again until it succeeds, and at once when the
 * page is left. `isOn` is false once the order is submitted.
 */
export function useDraft(values: FormValues, token: string, isOn: boolean): DraftState {
  const [state, setState] = useState<DraftState>({ state: 'none' });
  const [attempt, setAttempt] = useState(0);
  const first = useRef(values);
  const unsaved = useRef<FormValues | undefined>(undefined);

  useEffect(() => {
    if (!isOn || values === first.current) return;
    unsaved.current = values;
    let isCurrent = true;
    const timer = setTimeout(() => {
      setState({ state: 'saving' });
      send<{ savedAt: string }>('/draft', { method: 'PUT', token, body: { content: values } }).then(
        ({ savedAt }) => {
          if (unsaved.current === values) unsaved.current = undefined;
          if (isCurrent) setState({ state: 'saved', at: savedAt });
        },
        (error: unknown) => {
          if (!isCurrent) return;
          if (toProblem(error).code === 'page-session-over') {
            setState({ state: 'over' });
            return;
          }
          setState({ state: 'waiting' });
          setTimeout(() => setAttempt((before) => before + 1), retryMs);
        },
      );
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [values, token, isOn, attempt]);

  useEffect(() => {
    const leave = () => {
      if (!isOn || unsaved.current === undefined) return;
      // Goes on after the page is gone.
      send('/draft', { method: 'PUT', token, body: { content: unsaved.current }, keepalive: true }).catch(() => undefined);
    };
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [token, isOn]);

  return state;
}
