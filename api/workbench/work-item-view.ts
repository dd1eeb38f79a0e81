import type { InboxEntry } from '../../domain/work-item/inbox.ts';
import type { ItemPage } from '../../domain/work-item/read-item.ts';
import type { WorkItem } from '../../domain/work-item/ports.ts';
import type { WorkItemDetail, WorkItemView } from '../contract/workbench/work-items.ts';

type OrderFacts = InboxEntry['order'];

const itemFields = (item: WorkItem) => ({
  id: item.id,
  kind: item.kind,
  title: item.title,
  state: item.state,
  unitId: item.unitId,
  createdAt: item.createdAt.toISOString(),
  claimedAt: item.claimedAt?.toISOString() ?? null,
  dueAt: item.dueAt?.toISOString() ?? null,
});

const orderFields = (order: OrderFacts) => ({
  id: order.id,
  acceptanceNo: order.acceptanceNo,
  type: order.type,
  status: order.status,
  sealed: order.sealed,
  regionCode: order.regionCode,
  regionName: order.regionName,
  problemCategory: order.problemCategory,
  acceptedAt: order.acceptedAt.toISOString(),
  finishBy: order.finishBy,
  flags: order.flags,
  reminders: order.reminders,
});

/** One line of the inbox. */
export function toEntryView({ item, order, assignee }: InboxEntry): WorkItemView {
  return { ...itemFields(item), assignee, order: orderFields(order) };
}

/** One item with what its forms need. */
export function toItemView({ item, order, assignee, availableActions, delegationTargets, assignees, regionCandidates }: ItemPage): WorkItemDetail {
  return {
    ...itemFields(item),
    assignee,
    order: orderFields(order),
    availableActions,
    delegationTargets: delegationTargets.map(({ unit, refusal }) => ({ unitId: unit.id, name: unit.name, level: unit.level, refusal })),
    assignees,
    regionCandidates: regionCandidates.map(({ region, confidence }) => ({ code: region.code, fullName: region.fullName, confidence })),
  };
}
