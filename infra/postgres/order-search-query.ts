import type { Knex } from 'knex';
import { normalizeName } from '../../domain/person/name.ts';
import { normalizePhone } from '../../domain/person/phone.ts';
import type { BlindIndex } from '../../domain/personal-data/ports.ts';
import { codeRangeOf } from '../../domain/region/code.ts';
import { matchCap, type OrderCriteria, type OrderSearch } from '../../domain/order-page/search-orders.ts';
import { hasEnded, type OrderStatus } from '../../domain/order/status.ts';
import type { User } from '../../domain/user/user.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import { byFigure } from './figure-conditions.ts';
import { notBarred } from './inbox-query.ts';
import { toOrderLine, type OrderLineRow } from './order-line.ts';
import { regionNameThen } from './region-rows.ts';

/** The scope of `relationOf` in SQL: 国家局 all, the province its own, below what was delegated to the unit. */
function inScope(query: Knex.QueryBuilder, user: User): void {
  void query.modify(notBarred, user, 'work_order.id');
  if (user.unitLevel === 'national') return;
  // The province narrows the search for everyone below it as well.
  void query.where('work_order.province_unit_id', user.unitPath.at(-1) ?? user.unitId);
  if (user.unitLevel !== 'province')
    void query.whereRaw('exists (select 1 from delegation where delegation.order_id = work_order.id and to_unit_id = ?)', [user.unitId]);
}

/** Equality on a phone or a name would open what is sealed, so only who may unseal finds sealed orders by it (P1.4). */
function unlessSealed(query: Knex.QueryBuilder, user: User): void {
  const unseals = user.rights.includes('unseal') && (user.unitLevel === 'national' || user.unitLevel === 'province');
  if (!unseals) void query.where('sealed', false);
}

function matching(query: Knex.QueryBuilder, user: User, criteria: OrderCriteria, blindIndex: BlindIndex): void {
  const { acceptanceNo, platformOrderNo, phone, personName, regionCode, types, problemCategories, statuses } = criteria;
  if (acceptanceNo !== undefined) void query.where('acceptance_no', acceptanceNo);
  if (platformOrderNo !== undefined) void query.where('platform_order_no', platformOrderNo);
  if (phone !== undefined) {
    const candidates = blindIndex.candidates('phone', normalizePhone(phone));
    void query.whereRaw('(phone_index = any(?) or caller_number_index = any(?))', [candidates, candidates]);
  }
  if (personName !== undefined) void query.whereRaw('person_name_index = any(?)', [blindIndex.candidates('name', normalizeName(personName))]);
  if (phone !== undefined || personName !== undefined) unlessSealed(query, user);
  if (regionCode !== undefined) {
    const { from, to } = codeRangeOf(regionCode);
    void query.whereBetween('region_code', [from, to]);
  }
  if (types) void query.whereIn('type', [...types]);
  if (problemCategories) void query.whereIn('problem_category', [...problemCategories]);
  if (statuses) void query.whereIn('status', [...statuses]).modify(narrowedBy, statuses);
}

/** Says again of these states what the partial indexes are built by: orders under way, and those that ended early. */
function narrowedBy(query: Knex.QueryBuilder, statuses: readonly OrderStatus[]): void {
  if (!statuses.some(hasEnded)) void query.whereNull('work_order.ended_at');
  else if (statuses.every((status) => hasEnded(status) && status !== 'completed')) void query.whereRaw(`end_reason <> 'result-acknowledged'`);
}

/** Lists of orders in the user's scope. */
export function createOrderSearch(database: Knex, { blindIndex, clock }: { blindIndex: BlindIndex; clock: Clock }): OrderSearch {
  const found = (user: User, criteria: OrderCriteria) =>
    database('work_order')
      .modify(inScope, user)
      .modify((query: Knex.QueryBuilder) => {
        matching(query, user, criteria, blindIndex);
        byFigure(query, criteria, clock.now());
      });
  return {
    page: async (user, criteria, after, limit) => {
      const query = found(user, criteria)
        .leftJoin('region', 'region.code', 'work_order.region_code')
        .leftJoin('unit as handling_unit', 'handling_unit.id', 'work_order.handling_unit_id')
        .orderBy([{ column: 'accepted_at', order: 'desc' }, { column: 'work_order.id', order: 'desc' }])
        .limit(limit)
        .select<OrderLineRow[]>(
          'work_order.id', 'acceptance_no', 'platform_order_no', 'type', 'status', 'sealed', 'region_code', database.raw(`${regionNameThen} as region_name`),
          'problem_category', 'handling_unit.name as handling_unit_name', 'accepted_at', 'ended_at', 'finish_by', 'flags',
        ); // prettier-ignore
      if (after) void query.whereRaw('(accepted_at, work_order.id) < (?, ?::uuid)', [after.acceptedAt, after.id]);
      return (await query).map(toOrderLine);
    },
    count: async (user, criteria) => {
      const capped = found(user, criteria).select('work_order.id').limit(matchCap + 1).as('matches');
      const [row] = await database.from(capped).count<{ count: string }[]>('* as count');
      return Number(row?.count ?? 0);
    },
  };
}
