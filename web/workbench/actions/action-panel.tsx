import { Alert } from 'antd';
import { nameOf } from '../../client/names.ts';
import type { OrderPage, User } from '../../client/shapes.ts';
import { DueText } from '../../components/due-text.tsx';
import { text } from '../../text/zh-CN.ts';
import { AnsweredNote } from '../negotiation/answered-note.tsx';
import { ItemCard } from './item-card.tsx';
import { OrderActions } from './order-actions.tsx';

/** What the user can do with the order now, and for what else it waits. */
export function ActionPanel({ page, user }: { page: OrderPage; user: User }) {
  const pending = page.history.workItems.filter(({ state, runNo }) => runNo === page.order.runNo && (state === 'open' || state === 'claimed'));
  const own = pending.filter(({ availableActions }) => availableActions.length > 0);
  const others = pending.filter(({ availableActions }) => availableActions.length === 0);
  return (
    <section className="panel" aria-labelledby="actions-title">
      <h2 id="actions-title">{text.actions.panel}</h2>
      <AnsweredNote page={page} />
      {own.map((item) => (
        <ItemCard key={item.id} item={item} page={page} user={user} />
      ))}
      {own.length === 0 && <Alert type="info" title={text.actions.noneHere} />}
      {others.length > 0 && (
        <div className="waiting">
          <h3>{text.actions.waitingFor}</h3>
          <ul className="records">
            {others.map((item) => (
              <li key={item.id}>
                <strong>{nameOf.task(item)}</strong> {item.unitName}{' '}
                <span className="quiet">{item.assigneeName === null ? text.items.states.open : text.actions.claimedBy(item.assigneeName)}</span> <DueText at={item.dueAt} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <OrderActions order={page.order} user={user} available={page.availableActions} />
    </section>
  );
}
