import type { DashboardView } from '../client/dashboard-queries.ts';
import { nameOf } from '../client/names.ts';
import { dashboardText as text } from '../text/dashboard.ts';
import { FigureLink } from './figure-link.tsx';

/** What the orders are about, the most frequent first. */
export function CategoryBars({ view: { unit, byCategory, from } }: { view: DashboardView }) {
  const most = Math.max(1, ...byCategory.map(({ accepted }) => accepted));
  if (byCategory.length === 0) return <div className="empty">{text.noCategories}</div>;
  return (
    <ul className="bars">
      {byCategory.map(({ category, accepted }) => (
        <li key={category}>
          <span className="ellipsis" title={nameOf.category(category) ?? undefined}>
            {nameOf.category(category)}
          </span>
          <span className="share share-plain">
            <i style={{ width: `${(accepted / most) * 100}%` }} />
          </span>
          <b>
            <FigureLink count={accepted} figure={{ unitId: unit.id, acceptedFrom: from, problemCategories: [category] }} what={nameOf.category(category) ?? ''} />
          </b>
        </li>
      ))}
    </ul>
  );
}
