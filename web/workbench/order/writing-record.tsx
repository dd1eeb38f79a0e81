import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { History } from '../../client/shapes.ts';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

type Props = {
  by: { byName: string; unitName: string };
  title: string;
  state?: History['reports'][number]['state'];
  time: string | null;
  tone?: 'approved' | 'sentBack';
  body: ReactNode;
};

const toneOf = { draft: 'status-waiting', submitted: 'status-running', approved: 'status-ended', sent_back: 'tag-flag', referred: 'status-ended' } as const;

/** One thing that somebody wrote: what, who, when, in which state. */
export function WritingRecord({ by, title, state, time, tone, body }: Props) {
  return (
    <article className={tone === 'sentBack' ? 'record record-back' : 'record'}>
      <div className="record-head">
        <strong>{title}</strong>
        {state && <Tag className={`tag ${toneOf[state]}`}>{text.writings.states[state]}</Tag>}
        <span className="quiet">
          {by.byName} · {by.unitName}
          {time !== null && (
            <>
              {' '}
              · <TimeText at={time} />
            </>
          )}
        </span>
      </div>
      {body}
    </article>
  );
}
