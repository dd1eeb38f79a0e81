import { dashboardText as text } from '../text/dashboard.ts';

type Day = { day: string; accepted: number; ended: number };

const height = 120;
const width = 20;

/** Accepted and ended per day as pairs of bars; each day is told in words as well. */
export function TrendChart({ trend }: { trend: readonly Day[] }) {
  if (trend.length === 0) return <div className="empty">{text.noTrend}</div>;
  const most = Math.max(1, ...trend.flatMap(({ accepted, ended }) => [accepted, ended]));
  const barOf = (count: number) => (count / most) * (height - 16);
  return (
    <figure className="trend">
      <svg viewBox={`0 0 ${Math.max(trend.length, 12) * width} ${height}`} role="img" aria-label={trend.map(({ day, accepted, ended }) => text.bar(day, accepted, ended)).join('；')}>
        {trend.map(({ day, accepted, ended }, index) => (
          <g key={day}>
            <title>{text.bar(day, accepted, ended)}</title>
            <rect className="bar-accepted" x={index * width + 3} width={7} y={height - 14 - barOf(accepted)} height={barOf(accepted)} />
            <rect className="bar-ended" x={index * width + 10} width={7} y={height - 14 - barOf(ended)} height={barOf(ended)} />
            {(index % 5 === 0 || index === trend.length - 1) && (
              <text x={index * width + 10} y={height - 3} textAnchor="middle">
                {day.slice(5)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption>
        <span className="legend">
          <i className="bar-accepted" /> {text.series.accepted}
          <i className="bar-ended" /> {text.series.ended}
        </span>
      </figcaption>
    </figure>
  );
}
