import { Alert } from 'antd';
import type { OrderPage, User } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';

const names = text.actions.earlierRound;

/** Who did the work of the round before, when an order comes again: another investigator is proposed (P3.7). */
export function EarlierRoundNote({ page: { order, history }, user }: { page: OrderPage; user: User }) {
  const before = [...history.reports, ...history.answers].filter(({ runNo, state }) => runNo === order.runNo - 1 && state !== 'draft');
  if (before.length === 0) return null;
  const who = [...new Set(before.map(({ byName, unitName }) => `${byName}（${unitName}）`))].join('、');
  const isOwn = before.some(({ byUserId }) => byUserId === user.id);
  return <Alert type={isOwn ? 'warning' : 'info'} showIcon title={names.by(order.runNo, who)} description={isOwn ? names.own : names.another} />;
}
