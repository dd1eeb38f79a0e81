import { limitsText } from '../text/limits.ts';
import type { RowChange } from './limit-queries.ts';
import { RowText } from './limit-row-text.tsx';

const text = limitsText.dialog;

/** The rows that a version changes, before and after. */
export function RowChanges({ changes }: { changes: readonly RowChange[] }) {
  return (
    <div className="records">
      {changes.map(({ before, after }) => (
        <div key={after?.id ?? before?.id} className="record">
          {before && (
            <div>
              <span className="quiet">{after ? text.before : text.removed}　</span>
              <RowText row={before} />
            </div>
          )}
          {after && (
            <div>
              <span className="quiet">{before ? text.after : text.added}　</span>
              <RowText row={after} />
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
