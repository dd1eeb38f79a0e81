import { registerText as text } from '../text/register.ts';
import { timeOfDay } from './times.ts';
import type { DraftState } from './use-draft.ts';

function draftText(draft: DraftState): string {
  if (draft.state === 'saved') return text.draft.saved(timeOfDay(draft.at));
  return { none: text.draft.kept, saving: text.draft.saving, waiting: text.draft.waiting, over: '' }[draft.state];
}

/** Always in sight: submitting, how it is reached by keys, and where the draft stands. */
export function SubmitBar({ draft, isSending, wrong }: { draft: DraftState; isSending: boolean; wrong: number }) {
  return (
    <div className="submit">
      <button type="submit" className="button primary" aria-disabled={isSending}>
        {isSending ? text.submitting : text.submit}
      </button>
      <div>
        <p className="wrong" role="status">
          {wrong > 0 && text.wrong(wrong)}
        </p>
        <p className="quiet">
          <span>{text.keys}</span> <span className={draft.state === 'waiting' ? 'wrong' : undefined}>{draftText(draft)}</span>
        </p>
      </div>
    </div>
  );
}
