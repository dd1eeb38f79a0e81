import type { OrderType } from '../order/ports.ts';
import type { OrderStatus } from '../order/status.ts';
import { hasAnyRight, type User } from '../user/user.ts';
import { workItemKindList, workItemKinds, type WorkItemKind } from './kinds.ts';
import type { WorkItem } from './ports.ts';

/** Which of a unit's pending items are asked for. */
export type InboxFilter = {
  kinds?: readonly WorkItemKind[];
  /** Open ones wait for anyone, claimed ones are somebody's. */
  state?: 'open' | 'claimed';
  /** Only those the user has claimed. */
  mine: boolean;
};

/** Where a page begins: behind this item. */
export type InboxCursor = Pick<WorkItem, 'dueAt' | 'createdAt' | 'id'> & { /** Whether its order was reminded. */ urged: boolean };

/** One line of the inbox: the item, its order without personal data, and who has claimed it. */
export type InboxEntry = {
  item: WorkItem;
  order: {
    id: string;
    acceptanceNo: string;
    type: OrderType;
    status: OrderStatus;
    sealed: boolean;
    regionCode: string | null;
    regionName: string | null;
    problemCategory: number | null;
    acceptedAt: Date;
    finishBy: string | null;
    flags: string[];
    reminders: number;
  };
  assignee: { id: string; name: string } | null;
};

/** How many pending items a user has before them. Counts stop at `countCap`. */
export type InboxCounts = { kind: WorkItemKind; open: number; mine: number; others: number }[];

/** Counting further than anyone reads costs more than it tells. */
export const countCap = 999;

/** Reads of the inbox; never the engine. */
export type Inbox = {
  /** Reminded orders first, then by due, then age (P5.4, P9.2); barred orders are left out. */
  page(user: User, filter: InboxFilter & { kinds: readonly WorkItemKind[] }, after: InboxCursor | undefined, limit: number): Promise<InboxEntry[]>;
  counts(user: User, kinds: readonly WorkItemKind[]): Promise<InboxCounts>;
};

/** The kinds a user can do; a supervisor sees all of the unit's, to reassign them (P3.2). */
export function visibleKinds(user: Pick<User, 'rights'>): WorkItemKind[] {
  if (user.rights.includes('supervisor')) return [...workItemKindList];
  return workItemKindList.filter((kind) => hasAnyRight(user, workItemKinds[kind].rights));
}

/** A page of the user's inbox by urgency, with the cursor of the next page if there is one (P9.2). */
export async function listInbox(
  deps: { inbox: Inbox },
  input: { user: User; filter: InboxFilter; after?: InboxCursor; limit: number },
): Promise<{ entries: InboxEntry[]; next: InboxCursor | undefined }> {
  const asked = input.filter.kinds;
  const kinds = visibleKinds(input.user).filter((kind) => !asked || asked.includes(kind));
  if (kinds.length === 0) return { entries: [], next: undefined };
  // One more than asked for tells whether there is a next page.
  const found = await deps.inbox.page(input.user, { ...input.filter, kinds }, input.after, input.limit + 1);
  const entries = found.slice(0, input.limit);
  const last = found.length > input.limit ? entries.at(-1) : undefined;
  return { entries, next: last && { ...last.item, urged: last.order.reminders > 0 } };
}

/** Counts per kind of what the user may see. */
export async function countInbox(deps: { inbox: Inbox }, input: { user: User }): Promise<InboxCounts> {
  return deps.inbox.counts(input.user, visibleKinds(input.user));
}
