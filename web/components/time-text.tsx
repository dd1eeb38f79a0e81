import { absoluteTime, relativeTimeOf } from '../client/format.ts';

/** A moment, absolute and relative, in one line of even figures. */
export function TimeText({ at, relative = true }: { at: string; relative?: boolean }) {
  return (
    <time dateTime={at} className="time">
      {absoluteTime(at)}
      {relative && <span className="time-relative">{relativeTimeOf(at)}</span>}
    </time>
  );
}
