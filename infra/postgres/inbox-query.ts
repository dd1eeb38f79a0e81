import type { Knex } from 'knex';
import type { OrderType } from '../../domain/order/ports.ts';
import type { OrderStatus } from '../../domain/order/status.ts';
import { countCap, type Inbox, type InboxCursor, type InboxEntry } from '../../domain/work-item/inbox.ts';
import type { WorkItemKind } from '../../domain/work-item/kinds.ts';
import type { User } from '../../domain/user/user.ts';
import { toWorkItem, type WorkItemRow } from './work-item-repository.ts';
import { regionNameThen } from './region-rows.ts';

type EntryRow = WorkItemRow & {
  acceptance_no: string;
  type: OrderType;
  status: OrderStatus;
  sealed: boolean;
  region_code: string | null;
  region_name: string | null;
  problem_category: number | null;
  accepted_at: Date;
  finish_by: string | null;
  flags: string[];
  reminders: number;
  assignee_name: string | null;
};

const toEntry = (row: EntryRow): InboxEntry => ({
  item: toWorkItem(row),
  order: {
    id: row.order_id,
    acceptanceNo: row.acceptance_no,
    type: row.type,
    status: row.status,
    sealed: row.sealed,
    regionCode: row.region_code,
    regionName: row.region_name,
    problemCategory: row.problem_category,
    acceptedAt: row.accepted_at,
    finishBy: row.finish_by,
    flags: row.flags,
    reminders: row.reminders,
  },
  assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
});

/** Leaves out orders from which the user or a unit on the way up from theirs is barred (P3.1). */
export function notBarred(query: Knex.QueryBuilder, user: Pick<User, 'id' | 'unitPath'>, orderIdColumn: string): void {
  void query.whereRaw(
    `not exists (select 1 from order_barring barring where barring.order_id = ?? and (barring.user_id = ? or barring.unit_id = any(?)))`,
    [orderIdColumn, user.id, [...user.unitPath]],
  );
}

/** Rows behind the cursor in the order `urged desc, due_at nulls last, created_at, id`. */
function behind(query: Knex.QueryBuilder, { urged, ...position }: InboxCursor): void {
  const further = (inGroup: Knex.QueryBuilder) => behindInGroup(inGroup, position);
  if (urged) void query.where((either) => void either.where('urged', false).orWhere(further));
  else void query.where('urged', false).where(further);
}

/** Behind the cursor among those that are reminded, or among those that are not. */
function behindInGroup(query: Knex.QueryBuilder, { dueAt, createdAt, id }: Omit<InboxCursor, 'urged'>): void {
  if (dueAt === null) {
    void query.whereNull('due_at').whereRaw('(work_item.created_at, work_item.id) > (?, ?::uuid)', [createdAt, id]);
    return;
  }
  void query.whereRaw('(due_at > ? or due_at is null or (due_at = ? and (work_item.created_at, work_item.id) > (?, ?::uuid)))', [
    dueAt, dueAt, createdAt, id,
  ]); // prettier-ignore
}

/** The inbox, read straight from the work items. */
export function createInbox(database: Knex): Inbox {
  const pendingOf = (user: User, kinds: readonly WorkItemKind[]) =>
    database('work_item')
      .where('work_item.unit_id', user.unitId)
      // Spelled out, so that it is seen to be the condition of the index.
      .whereRaw(`work_item.state in ('open', 'claimed')`)
      .whereIn('work_item.kind', [...kinds])
      .modify(notBarred, user, 'work_item.order_id');
  return {
    page: async (user, filter, after, limit) => {
      const query = pendingOf(user, filter.kinds)
        .join('work_order', 'work_order.id', 'work_item.order_id')
        .leftJoin('region', 'region.code', 'work_order.region_code')
        .leftJoin('app_user as assignee', 'assignee.id', 'work_item.assignee_id')
        .orderByRaw('work_item.urged desc, work_item.due_at nulls last, work_item.created_at, work_item.id')
        .limit(limit)
        .select<EntryRow[]>(
          'work_item.*', 'acceptance_no', 'type', 'status', 'sealed', 'region_code', database.raw(`${regionNameThen} as region_name`), 'problem_category',
          'accepted_at', 'finish_by', 'flags', 'reminders', 'assignee.name as assignee_name',
        ); // prettier-ignore
      if (filter.state) void query.where('work_item.state', filter.state);
      if (filter.mine) void query.where('work_item.assignee_id', user.id);
      if (after) behind(query, after);
      return (await query).map(toEntry);
    },
    counts: async (user, kinds) => {
      const capped = (count: number) => Math.min(count, countCap);
      const rows = await pendingOf(user, kinds)
        .groupBy('kind')
        .select<{ kind: WorkItemKind; open: number; mine: number; others: number }[]>(
          'kind',
          database.raw(`(count(*) filter (where state = 'open'))::int as open`),
          database.raw('(count(*) filter (where assignee_id = ?))::int as mine', [user.id]),
          database.raw('(count(*) filter (where assignee_id <> ?))::int as others', [user.id]),
        );
      return rows.map(({ kind, open, mine, others }) => ({ kind, open: capped(open), mine: capped(mine), others: capped(others) }));
    },
  };
}
