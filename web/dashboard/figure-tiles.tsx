import type { DashboardView } from '../client/dashboard-queries.ts';
import type { FigureList } from '../workbench/search/figure-address.ts';
import { dashboardText as text } from '../text/dashboard.ts';
import { FigureLink, ShareLink } from './figure-link.tsx';

/** The figures of the whole subtree, each with the way to its orders. */
export function FigureTiles({ view }: { view: DashboardView }) {
  const { pending, accepted, ended, from } = view;
  const unitId = view.unit.id;
  const over: FigureList = { unitId, endedFrom: from };
  const names = text.figures;
  const shares = [
    [names.onTime, ended.onTime, ended.timed, { ...over, ending: 'onTime' }],
    [names.withdrawn, ended.withdrawn, ended.ended, { ...over, statuses: ['withdrawn'] }],
    [names.extended, ended.extended, ended.ended, { ...over, ending: 'extended' }],
  ] as const satisfies readonly (readonly [string, number, number, FigureList])[];
  return (
    <dl className="tiles">
      {(['late', 'soon', 'open'] as const).map((urgency) => (
        <div key={urgency} className={urgency === 'late' && pending.late > 0 ? 'tile tile-bad' : 'tile'}>
          <dt>{names[urgency]}</dt>
          <dd>
            <FigureLink count={pending[urgency]} figure={{ unitId, pending: urgency }} what={names[urgency]} bad={urgency === 'late'} />
          </dd>
        </div>
      ))}
      <div className="tile">
        <dt>{names.accepted}</dt>
        <dd>
          <FigureLink count={accepted} figure={{ unitId, acceptedFrom: from }} what={names.accepted} />
        </dd>
      </div>
      <div className="tile">
        <dt>{names.ended}</dt>
        <dd>
          <FigureLink count={ended.ended} figure={over} what={names.ended} />
        </dd>
      </div>
      {shares.map(([name, part, whole, figure]) => (
        <div key={name} className="tile">
          <dt>{name}</dt>
          <dd>
            <ShareLink part={part} whole={whole} figure={figure} what={name} />
            <small className="quiet">{text.of(part, whole)}</small>
          </dd>
        </div>
      ))}
      <div className="tile">
        <dt>{names.average}</dt>
        <dd>
          <FigureLink
            count={ended.completed}
            figure={{ ...over, statuses: ['completed'] }}
            what={names.average}
            shown={ended.averageHours === null ? text.none : text.hours(ended.averageHours)}
          />
        </dd>
      </div>
    </dl>
  );
}
