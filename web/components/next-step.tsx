import { ArrowRightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { text } from '../text/zh-CN.ts';

/** What will happen when the button below is pressed. */
export function NextStep({ children }: { children: ReactNode }) {
  return (
    <p className="next-step">
      <ArrowRightOutlined aria-hidden /> <strong>{text.actions.next}</strong>
      {children}
    </p>
  );
}
