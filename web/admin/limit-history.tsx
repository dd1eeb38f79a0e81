import { useQuery } from '@tanstack/react-query';
import { Drawer, Spin } from 'antd';
import { absoluteTime } from '../client/format.ts';
import { nameOf } from '../client/names.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { limitsText } from '../text/limits.ts';
import { limitVersionsQueryOf, type TableId } from './limit-queries.ts';
import { RowChanges } from './row-changes.tsx';

const text = limitsText.past;

/** Who changed a table when, why, and in which rows. */
export function LimitHistory({ table, open, onClose }: { table: TableId; open: boolean; onClose: () => void }) {
  const { data, error, isPending } = useQuery({ ...limitVersionsQueryOf(table), enabled: open });
  return (
    <Drawer open={open} onClose={onClose} size={760} title={text.title(nameOf.limitTable(table) ?? '')}>
      <ProblemAlert error={error} />
      {isPending && <Spin />}
      <ol className="timeline">
        {(data ?? []).map((version) => (
          <li key={version.revision}>
            <div className="timeline-what">
              <strong>{limitsText.version(version.decisionVersion, version.revision)}</strong>
              <span>{version.authorName ?? text.file}</span>
              <span className="time quiet">{absoluteTime(version.deployedAt ?? version.createdAt)}</span>
              <span className="quiet">{text.states[version.state]}</span>
            </div>
            <div className="long-text">
              {version.reason}
              {version.appliesToOpen && <span className="quiet">（{text.applied}）</span>}
            </div>
            {version.problem !== null && <div className="breaking">{version.problem}</div>}
            {version.changes.length > 0 ? <RowChanges changes={version.changes} /> : <div className="quiet">{version.revision === 1 ? text.first : text.none}</div>}
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
