import { useQuery } from '@tanstack/react-query';
import { Collapse, Table, type TableColumnsType } from 'antd';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { TimeText } from '../components/time-text.tsx';
import { regionsAdminText as text } from '../text/regions-admin.ts';
import { regionStateQuery, type RegionState } from './region-queries.ts';

type Load = RegionState['loads'][number];
const grouped = (count: number) => count.toLocaleString('zh-CN');
const columns: TableColumnsType<Load> = [
  { title: text.historyColumns.at, width: 150, render: (_, { loadedAt }) => <TimeText at={loadedAt} relative={false} /> },
  { title: text.historyColumns.what, render: (_, { kind, source }) => <>{source} <span className="quiet">{text.kinds[kind]}</span></> },
  { title: text.historyColumns.on, width: 130, render: (_, { sourceOn }) => sourceOn },
  { title: text.historyColumns.changed, width: 110, render: (_, { changedCount }) => grouped(changedCount) },
]; // prettier-ignore

/** Which edition is in force, how many regions there are, and what was changed when. */
export function RegionStatePart() {
  const { data, error } = useQuery(regionStateQuery);
  const loads = data?.loads ?? [];
  const [newest] = loads.filter(({ kind }) => kind === 'edition').sort((one, other) => (one.sourceOn < other.sourceOn ? 1 : -1));
  return (
    <>
      <ProblemAlert error={error} />
      {data && (
        <>
          <p>
            {text.inForce}：<strong>{newest ? text.edition(newest.source, newest.sourceOn) : text.none}</strong>
          </p>
          <dl className="tiles region-counts">
            {data.counts.map(({ level, inUse, stopped, local }) => (
              <div key={level} className="tile">
                <dt>{`${text.levels[level]}级`}</dt>
                <dd>{grouped(inUse)}</dd>
                <dd className="quiet">{[stopped > 0 ? text.stopped(grouped(stopped)) : '', local > 0 ? text.local(grouped(local)) : ''].filter((part) => part !== '').join('，')}</dd>
              </div>
            ))}
          </dl>
          <Collapse
            size="small"
            items={[{ key: 'history', label: `${text.history}（${loads.length}）`, children: <Table rowKey={(load) => `${load.loadedAt} ${load.source}`} size="small" columns={columns} dataSource={loads} pagination={false} /> }]}
          />
        </>
      )}
    </>
  ); // prettier-ignore
}
