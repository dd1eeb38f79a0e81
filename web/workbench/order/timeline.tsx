import { workItemKinds, type WorkItemKind } from '../../../api/contract/workbench/names.ts';
import { nameOf } from '../../client/names.ts';
import type { History } from '../../client/shapes.ts';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

type Entry = History['timeline'][number];

const doerOf = ({ doer }: Entry) => {
  if (doer.kind === 'system') return text.timeline.system;
  const name = doer.name ?? (doer.kind === 'platform' ? text.timeline.platform : '');
  return doer.unitName ? `${name} · ${doer.unitName}` : name;
};

/** Which task or which message an entry is about. */
function subjectOf({ action, detail }: Entry): string | null {
  const kind = detail['workItemKind'] ?? detail['kind'];
  if (typeof kind !== 'string') return null;
  if (action.startsWith('delivery.')) return nameOf.callbackKind(kind);
  return action.startsWith('workItem.') && Object.hasOwn(workItemKinds, kind) ? nameOf.kind(kind as WorkItemKind) : null;
}

/** Everything that happened, newest first. */
export function Timeline({ entries }: { entries: readonly Entry[] }) {
  const names = text.timeline;
  return (
    <section className="panel" aria-labelledby="timeline-title">
      <h2 id="timeline-title">
        {names.title} <span className="quiet">{names.newestFirst}</span>
      </h2>
      {entries.length === 0 && <p className="quiet">{names.empty}</p>}
      <ol className="timeline">
        {entries.toReversed().map((entry) => (
          <li key={entry.id}>
            <div className="timeline-what">
              <strong>{[names.actions[entry.action] ?? names.unknown, subjectOf(entry)].filter(Boolean).join(' · ')}</strong>
              {entry.toStatus !== null && entry.toStatus !== entry.fromStatus && (
                <span className="quiet">{entry.fromStatus === null ? nameOf.status(entry.toStatus) : names.moved(nameOf.status(entry.fromStatus) ?? '', nameOf.status(entry.toStatus) ?? '')}</span>
              )}
            </div>
            <div className="quiet">
              {doerOf(entry)} · <TimeText at={entry.at} />
            </div>
            {entry.text !== null && <p className="long-text">{entry.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
