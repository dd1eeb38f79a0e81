import { registerText as text } from '../text/register.ts';
import type { PageProblem } from './page-api.ts';
import { dayAndTime, timeOfDay } from './times.ts';
import type { DraftState } from './use-draft.ts';
import { useOnline } from '../client/use-online.ts';
import { useSoonOver } from './use-soon-over.ts';

type Props = { sessionUntil: string; draft: DraftState; restoredAt: string | undefined; refusal: PageProblem | undefined };

/** What an agent has to know beside the fields: no network, time over, a refusal, a draft that was reopened. */
export function Notices({ sessionUntil, draft, restoredAt, refusal }: Props) {
  const isOnline = useOnline();
  const isSoonOver = useSoonOver(sessionUntil);
  const isOver = draft.state === 'over' || refusal?.code === 'page-session-over';
  return (
    <div className="notices" aria-live="polite">
      {!isOnline && <p className="notice warn">{text.offline}</p>}
      {isSoonOver && !isOver && <p className="notice warn">{text.soonOver(timeOfDay(sessionUntil).slice(0, 5))}</p>}
      {isOver && <p className="notice bad">{text.over}</p>}
      {refusal && !isOver && <p className="notice bad">{refusal.message}</p>}
      {restoredAt !== undefined && draft.state === 'none' && <p className="notice">{text.draft.restored(dayAndTime(restoredAt))}</p>}
    </div>
  );
}
