import { Button } from 'antd';
import type { ReactNode } from 'react';
import { NextStep } from './next-step.tsx';
import { ProblemAlert } from './problem-alert.tsx';

type Props = { next: ReactNode; submit: string; busy: boolean; error: unknown; danger?: boolean; disabled?: boolean; children?: ReactNode };

/** The end of a form: what will happen, what went wrong, the button. */
export function SubmitBar({ next, submit, busy, error, danger = false, disabled = false, children }: Props) {
  return (
    <div className="submit-bar">
      <NextStep>{next}</NextStep>
      <ProblemAlert error={error} />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={busy} danger={danger} disabled={disabled}>
          {submit}
        </Button>
        {children}
      </div>
    </div>
  );
}
