import { Link } from 'react-router';
import { searchAddress, type FigureList } from '../workbench/search/figure-address.ts';
import { dashboardText as text } from '../text/dashboard.ts';

/** A count that leads to the very orders it counts; nothing leads nowhere. `what` says of what it is the count. */
export function FigureLink({ count, figure, what, shown, bad = false }: { count: number; figure: FigureList; what: string; shown?: string; bad?: boolean }) {
  if (count === 0) return <span className="figure-none">{shown ?? count}</span>;
  return (
    <Link to={searchAddress(figure)} className={bad ? 'figure-link figure-bad' : 'figure-link'} aria-label={text.listOf(what, count, shown)}>
      {shown ?? count}
    </Link>
  );
}

/** A part of a whole in per cent, which leads to the orders of the part. */
export function ShareLink({ part, whole, figure, what }: { part: number; whole: number; figure: FigureList; what: string }) {
  return <FigureLink count={part} figure={figure} what={what} shown={whole === 0 ? text.none : `${((part / whole) * 100).toFixed(1)}%`} />;
}
