import { Link } from 'react-router';
import type { DashboardView } from '../client/dashboard-queries.ts';
import { searchAddress } from '../workbench/search/figure-address.ts';
import { dashboardText as text } from '../text/dashboard.ts';

const height = 120;
const width = 20;
const names = text.series;

/** Accepted and ended per day as pairs of bars; each bar is told in words, and leads to its orders. */
export function TrendChart({ view: { unit, trend } }: { view: DashboardView }) {
  if (trend.every(({ accepted, ended }) => accepted + ended === 0)) return <div className="empty">{text.noTrend}</div>;
  const most = Math.max(1, ...trend.flatMap(({ accepted, ended }) => [accepted, ended]));
  const barOf = (count: number) => (count / most) * (height - 16);
  const labelled = Math.max(5, Math.ceil(trend.length / 6));
  const bars = trend.flatMap(({ day, accepted, ended }, index) => [
    { key: `${day} accepted`, count: accepted, x: index * width + 3, name: 'accepted', words: text.day(day, names.accepted, accepted), to: searchAddress({ unitId: unit.id, acceptedFrom: day, acceptedTo: day }) },
    { key: `${day} ended`, count: ended, x: index * width + 10, name: 'ended', words: text.day(day, names.ended, ended), to: searchAddress({ unitId: unit.id, endedFrom: day, endedTo: day }) },
  ]); // prettier-ignore
  return (
    <figure className="trend">
      <svg viewBox={`0 0 ${trend.length * width} ${height}`} preserveAspectRatio="none" aria-label={text.trend}>
        {bars.map(({ key, count, x, name, words, to }) =>
          count === 0 ? null : (
            <Link key={key} to={to} aria-label={words}>
              <title>{words}</title>
              <rect className={`bar-${name}`} x={x} width={7} y={height - barOf(count)} height={barOf(count)} />
            </Link>
          ),
        )}
      </svg>
      <div className="trend-days" aria-hidden="true">
        {trend.map(({ day }, index) => (trend.length - 1 - index) % labelled === 0 && <span key={day} style={{ left: `${((index + 0.5) / trend.length) * 100}%` }}>{day.slice(5)}</span>)}
      </div>
      <figcaption>
        <span className="legend">
          <i className="bar-accepted" /> {names.accepted}
          <i className="bar-ended" /> {names.ended}
        </span>
      </figcaption>
    </figure>
  );
}
