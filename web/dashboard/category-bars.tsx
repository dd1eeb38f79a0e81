import { nameOf } from '../client/names.ts';
import { dashboardText as text } from '../text/dashboard.ts';

/** What the orders are about, the most frequent first. */
export function CategoryBars({ categories }: { categories: readonly { category: number; accepted: number }[] }) {
  const most = Math.max(1, ...categories.map(({ accepted }) => accepted));
  if (categories.length === 0) return <div className="empty">{text.noCategories}</div>;
  return (
    <ul className="bars">
      {categories.slice(0, 10).map(({ category, accepted }) => (
        <li key={category}>
          <span className="ellipsis">{nameOf.category(category)}</span>
          <span className="share share-plain">
            <i style={{ width: `${(accepted / most) * 100}%` }} />
          </span>
          <b>{accepted}</b>
        </li>
      ))}
    </ul>
  );
}
