import type { Knex } from 'knex';
import type { Deliveries } from '../../domain/delivery/ports.ts';
import type { StatusNotices } from '../../domain/order/move-order.ts';

/** Tells platforms of changes of state where their setting asks for it, in one transaction. */
export function createStatusNotices(transaction: Knex, deliveries: Pick<Deliveries, 'enqueue'>): StatusNotices {
  return {
    tell: async ({ id, platformId, status: previousStatus }, status) => {
      if (platformId === null) return;
      const platform = await transaction('platform').where('id', platformId).first<{ sends_status_changed: boolean } | undefined>('sends_status_changed');
      if (platform?.sends_status_changed) await deliveries.enqueue({ orderId: id, kind: 'statusChanged', data: { status, previousStatus } });
    },
  };
}
