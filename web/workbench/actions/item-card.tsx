import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { nameOf } from '../../client/names.ts';
import { itemQueryOf } from '../../client/queries.ts';
import type { History, OrderPage, User } from '../../client/shapes.ts';
import { DueText } from '../../components/due-text.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { text } from '../../text/zh-CN.ts';
import { ClaimPart } from './claim-part.tsx';
import { EarlierRoundNote } from './earlier-round-note.tsx';
import { ItemActions } from './item-actions.tsx';
import { formOf } from './kind-forms.ts';

type Props = { item: History['workItems'][number]; page: OrderPage; user: User };

/** The tasks at which it is decided who does the work, and the work itself. */
const chooses: readonly Props['item']['kind'][] = ['province-intake', 'city-intake', 'county-intake', 'investigation', 'consultation-answer'];

/** One task that the user can act on: to claim, to do, to pass on. */
export function ItemCard({ item, page, user }: Props) {
  const { data: detail, error } = useQuery(itemQueryOf(item.id));
  const isMine = item.assigneeId === user.id;
  const Form = formOf(item);
  return (
    <article className="item-card" aria-label={nameOf.task(item)}>
      <div className="item-head">
        <h3>{nameOf.task(item)}</h3>
        <span className="quiet">{isMine ? text.actions.mine : item.assigneeName === null ? text.items.states.open : text.actions.claimedBy(item.assigneeName)}</span>
        <span className="grow" />
        <DueText at={item.dueAt} />
      </div>
      <p className="quiet">{text.kindIntroductions[item.kind]}</p>
      {chooses.includes(item.kind) && <EarlierRoundNote page={page} user={user} />}
      {item.availableActions.includes('claim') && <ClaimPart workItemId={item.id} />}
      <ProblemAlert error={error} />
      {Form && !detail && !error && <Skeleton active paragraph={{ rows: 5 }} />}
      {Form && detail && <Form item={detail} page={page} user={user} />}
      <ItemActions item={item} assignees={detail?.assignees ?? []} />
    </article>
  );
}
