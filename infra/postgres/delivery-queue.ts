import type { Knex } from 'knex';
import type { DeliveryQueue, LeasedDelivery } from '../../domain/delivery/queue-ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';

type Row = { id: string; order_id: string; platform_id: string; kind: LeasedDelivery['kind']; attempts: number };

/** The queue of due deliveries. `skip locked` lets any number of senders lease side by side without meeting. */
export function createDeliveryQueue(database: Knex, clock: Clock): DeliveryQueue {
  return {
    lease: async ({ limit, leaseMs, places }) => {
      const { rows } = await database.raw<{ rows: Row[] }>(
        `with due as materialized (
           select first.id from platform
           left join unnest(:platformIds::uuid[], :left::int[]) as fewer (platform_id, places) on fewer.platform_id = platform.id
           cross join lateral (
             select d.id, d.next_attempt_at from delivery d
             where d.platform_id = platform.id and d.state = 'pending' and d.next_attempt_at <= :now
               and (d.leased_until is null or d.leased_until < now())
               and not exists (select 1 from delivery earlier where earlier.order_id = d.order_id
                 and earlier.sequence < d.sequence and earlier.state = 'pending')
             order by d.next_attempt_at limit coalesce(fewer.places, :usual) for update skip locked) as first
           order by first.next_attempt_at limit :limit)
         update delivery set leased_until = now() + :leaseMs * interval '1 millisecond' from due where delivery.id = due.id
         returning delivery.id, order_id, platform_id, kind, attempts`,
        { leaseMs, now: clock.now(), platformIds: [...places.fewer.keys()], left: [...places.fewer.values()], usual: places.usual, limit },
      );
      return rows.map((row) => ({
        id: row.id,
        orderId: row.order_id,
        platformId: row.platform_id,
        kind: row.kind,
        attempts: row.attempts,
      }));
    },
    release: async (deliveryId) => {
      await database('delivery').where('id', deliveryId).update({ leased_until: null });
    },
  };
}
