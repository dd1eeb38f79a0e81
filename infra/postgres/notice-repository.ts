import type { Knex } from 'knex';
import type { NoticeFacts, NoticeKind } from '../../domain/notice/kinds.ts';
import type { Notice, Notices } from '../../domain/notice/ports.ts';

type Row = { id: string; order_id: string; acceptance_no: string; kind: NoticeKind; facts: NoticeFacts; created_at: Date; read_at: Date | null };

const toNotice = (row: Row): Notice => ({
  id: row.id,
  orderId: row.order_id,
  acceptanceNo: row.acceptance_no,
  kind: row.kind,
  facts: row.facts,
  createdAt: row.created_at,
  readAt: row.read_at,
});

// Units below a barred one are barred with it. Who has been told of the event stays told.
const tellStatement = `
  with recursive barred as (
    select unit_id as id from order_barring where order_id = :orderId and unit_id is not null
    union
    select unit.id from unit join barred on unit.parent_id = barred.id),
  wanted as (
    select jsonb_array_elements(:units::jsonb) as unit),
  told as (
    insert into notice (user_id, order_id, kind, facts, event, created_at)
    select app_user.id, :orderId, :kind, :facts, :event, :at
    from app_user
    where active
      and (app_user.id = any(:userIds::uuid[]) or exists (
        select 1 from wanted
        where unit ->> 'unitId' = app_user.unit_id and (unit -> 'rights') ?| app_user.rights))
      and app_user.unit_id not in (select id from barred)
      and not exists (select 1 from order_barring where order_id = :orderId and user_id = app_user.id)
    on conflict (user_id, event) do nothing
    returning id),
  texted as (
    insert into sms_message (notice_id) select id from told where :bySms)
  select count(*)::int as count from told`;

/** The message centre, in one transaction or outside of any. */
export function createNoticeRepository(database: Knex): Notices {
  return {
    tell: async ({ to, facts, ...news }) => {
      const bindings = { ...news, facts: JSON.stringify(facts), userIds: [...(to.userIds ?? [])], units: JSON.stringify(to.units ?? []) };
      const { rows } = await database.raw<{ rows: { count: number }[] }>(tellStatement.replace('?|', '\\?|'), bindings);
      return rows[0]?.count ?? 0;
    },
    page: async (userId, { unread }, after, limit) => {
      const query = database('notice')
        .join('work_order', 'work_order.id', 'notice.order_id')
        .where('user_id', userId)
        .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'notice.id' }])
        .limit(limit)
        .select<Row[]>('notice.*', 'acceptance_no');
      if (unread) void query.whereNull('read_at');
      if (after) void query.whereRaw('(created_at < ? or (created_at = ? and notice.id > ?::uuid))', [after.createdAt, after.createdAt, after.id]);
      return (await query).map(toNotice);
    },
    countUnread: async (userId) => {
      const row = await database('notice').where('user_id', userId).whereNull('read_at').count<{ count: string }[]>('* as count');
      return Number(row[0]?.count ?? 0);
    },
    markRead: async (userId, noticeIds, at) => {
      const query = database('notice').where('user_id', userId).whereNull('read_at').update({ read_at: at });
      if (noticeIds) void query.whereIn('id', [...noticeIds]);
      return query;
    },
  };
}
