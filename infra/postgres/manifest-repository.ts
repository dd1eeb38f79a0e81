import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { ConsoleScope } from '../../domain/console/scope.ts';
import type { ComparedOrder } from '../../domain/manifest/compare-manifests.ts';
import type { DifferenceLine, LastMessages, Manifests, ReconciliationLine } from '../../domain/manifest/ports.ts';
import type { OurEntry } from '../../domain/manifest/schema.ts';

type ManifestRow = OurEntry & { hasPending: boolean };

/** Numbers, state and the last message that has left us (arrived or given up); `pending` ones are still on their way. */
const manifestQuery = (condition: string) => `
  select o.platform_order_no as "platformOrderNo", o.acceptance_no as "acceptanceNo", o.status, o.run_no as round,
    coalesce(last.sequence, 0) as sequence, encode(last.envelope_sha256, 'hex') as "payloadSha256",
    exists (select 1 from delivery p where p.order_id = o.id and p.state = 'pending') as "hasPending"
  from work_order o
  left join lateral (
    select sequence, envelope_sha256 from delivery d where d.order_id = o.id and d.state <> 'pending' order by sequence desc limit 1) last on true
  where o.platform_id = :platformId and ${condition}
  order by o.acceptance_no`;

const toCompared = ({ hasPending, ...entry }: ManifestRow): ComparedOrder => ({ entry, hasPending });

/** The lists of a day and their differences, in a transaction or outside of any. */
export function createManifestRepository(database: Knex): Manifests {
  const lines = (scope: ConsoleScope) => {
    const query = database('reconciliation_difference as difference')
      .join('platform', 'platform.id', 'difference.platform_id')
      .leftJoin('app_user', 'app_user.id', 'difference.settled_by')
      .select<DifferenceLine[]>({
        id: 'difference.id',
        platformId: 'difference.platform_id',
        platformName: 'platform.name',
        day: 'difference.day',
        kind: 'difference.kind',
        platformOrderNo: 'difference.platform_order_no',
        orderId: 'difference.order_id',
        ours: 'difference.ours',
        theirs: 'difference.theirs',
        state: 'difference.state',
        foundAt: 'difference.found_at',
        settledAt: 'difference.settled_at',
        settledBy: 'app_user.name',
      });
    if (scope.provinceUnitId !== null) void query.where('platform.province_code', scope.provinceUnitId);
    return query;
  };
  return {
    ofDay: async (platformId, day) => {
      const from = new Date(`${day}T00:00:00+08:00`);
      const { rows } = await database.raw<{ rows: ManifestRow[] }>(
        manifestQuery(`(o.province_unit_id = (select province_code from platform where id = :platformId) and o.accepted_at >= :from and o.accepted_at < :to
          or o.id in (select order_id from delivery where platform_id = :platformId and created_at >= :from and created_at < :to))`),
        { platformId, from, to: new Date(from.getTime() + 24 * 3_600_000) },
      );
      return rows.map(toCompared);
    },
    ofNumbers: async (platformId, numbers) => {
      if (numbers.length === 0) return [];
      const { rows } = await database.raw<{ rows: ManifestRow[] }>(manifestQuery('o.platform_order_no = any(:numbers)'), { platformId, numbers: [...numbers] });
      return rows.map(toCompared);
    },
    store: async ({ platformId, day, comparedAt, orderCount, differences }) => {
      await database('reconciliation')
        .insert({ platform_id: platformId, day, compared_at: comparedAt, order_count: orderCount, difference_count: differences.length })
        .onConflict(['platform_id', 'day'])
        .merge();
      // The same difference found again stays as it is; another one about the order takes its place.
      await database('reconciliation_difference')
        .where({ platform_id: platformId, day, state: 'open' })
        .whereRaw(`(platform_order_no, kind) <> all (select * from unnest(?::text[], ?::text[]))`, [
          differences.map(({ platformOrderNo }) => platformOrderNo),
          differences.map(({ kind }) => kind),
        ])
        .update({ state: 'gone', settled_at: comparedAt });
      const { rows: orders } = await database.raw<{ rows: { id: string; platform_order_no: string }[] }>(
        'select id, platform_order_no from work_order where platform_id = ? and platform_order_no = any(?)',
        [platformId, differences.map(({ platformOrderNo }) => platformOrderNo)],
      );
      const orderIds = new Map(orders.map(({ id, platform_order_no }) => [platform_order_no, id]));
      const rows = differences.map(({ kind, platformOrderNo, ours, theirs }) => ({
        id: randomUUID(),
        platform_id: platformId,
        day,
        kind,
        platform_order_no: platformOrderNo,
        order_id: orderIds.get(platformOrderNo) ?? null,
        ours: ours && JSON.stringify(ours),
        theirs: theirs && JSON.stringify(theirs),
        state: 'open',
        found_at: comparedAt,
      }));
      for (let start = 0; start < rows.length; start += 1000)
        await database('reconciliation_difference')
          .insert(rows.slice(start, start + 1000))
          .onConflict(database.raw(`(platform_id, day, platform_order_no) where state = 'open'`))
          .ignore();
    },
    reconciliations: async ({ provinceUnitId }) => {
      const { rows } = await database.raw<{ rows: ReconciliationLine[] }>(
        `select r.platform_id as "platformId", platform.name as "platformName", r.day, r.compared_at as "comparedAt", r.order_count as "orderCount",
           r.difference_count as "differenceCount",
           (select count(*)::int from reconciliation_difference d where d.platform_id = r.platform_id and d.day = r.day and d.state = 'open') as open
         from reconciliation r join platform on platform.id = r.platform_id
         where cast(:province as text) is null or platform.province_code = :province
         order by r.day desc, platform.name limit 60`,
        { province: provinceUnitId },
      );
      return rows;
    },
    differences: async (scope, onlyOpen, limit) => {
      const query = lines(scope).orderBy([{ column: 'difference.day', order: 'desc' }, 'difference.platform_order_no']).limit(limit);
      if (onlyOpen) void query.where('difference.state', 'open');
      return query;
    },
    lock: async (scope, differenceId) => {
      const [line] = await lines(scope).where('difference.id', differenceId).forUpdate('difference');
      return line;
    },
    settle: async (differenceId, state, userId, at) => {
      await database('reconciliation_difference').where('id', differenceId).update({ state, settled_by: userId, settled_at: at });
    },
  };
}

/** The last message made for an order, in one transaction. */
export function createLastMessageRepository(transaction: Knex): LastMessages {
  return {
    lastOf: (orderId) =>
      transaction('delivery')
        .where('order_id', orderId)
        .orderBy('sequence', 'desc')
        .first<{ id: string; kind: string; sequence: number } | undefined>('id', 'kind', 'sequence'),
  };
}
