import { dueTime, msUntil, spanUntil } from '../client/format.ts';
import { text } from '../text/zh-CN.ts';

const soonMs = 24 * 3600 * 1000;

/** A due by how much is left, in words first: colour only repeats them. */
export function DueText({ at }: { at: string | null }) {
  if (at === null) return <span className="quiet">{text.due.none}</span>;
  const left = msUntil(at);
  const state = left < 0 ? 'over' : left < soonMs ? 'soon' : 'fine';
  return (
    <span className={`due due-${state}`}>
      <span className="due-span">{left < 0 ? text.due.over(spanUntil(at)) : text.due.left(spanUntil(at))}</span>
      <time dateTime={at} className="time-relative">
        {dueTime(at)}
      </time>
    </span>
  );
}
