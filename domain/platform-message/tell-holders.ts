import type { AccessFactsSource } from '../access/facts.ts';
import type { NoticeFacts, NoticeKind } from '../notice/kinds.ts';
import type { Notices } from '../notice/ports.ts';
import type { OrderRouting } from '../order/ports.ts';

/** What telling needs. */
export type TellRepositories = { access: AccessFactsSource; notices: Notices };

/** Tells the unit that holds an order, and the units above that handed it down, what 12345 said (P5.4). */
export async function tellHolders(
  { access, notices }: TellRepositories,
  order: OrderRouting,
  news: { kind: NoticeKind; facts: NoticeFacts; event: string; at: Date },
): Promise<void> {
  const facts = await access.of(order.id);
  const holding = facts?.delegations.filter(({ runNo, endedAt }) => runNo === order.runNo && endedAt === null).map(({ toUnitId }) => toUnitId) ?? [];
  const units = [...new Set([order.provinceUnitId, ...holding])].map((unitId) => ({ unitId, rights: ['handler', 'supervisor'] as const }));
  await notices.tell({ ...news, orderId: order.id, to: { units }, bySms: false });
}
