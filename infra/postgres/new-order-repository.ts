import type { Knex } from 'knex';
import type { NewOrders } from '../../domain/order/open-order.ts';
import { toOrderRow, type AcceptanceRowPorts } from './acceptance-rows.ts';

/** Orders that begin inside of the organisation, in one transaction; those of platforms go by `order-intake`. */
export function createNewOrderRepository(transaction: Knex.Transaction, ports: Pick<AcceptanceRowPorts, 'cipher' | 'blindIndex'>): NewOrders {
  return {
    nextSequence: async () => {
      const { rows } = await transaction.raw<{ rows: { next: string }[] }>(`select nextval('acceptance_number') as next`);
      return BigInt(rows[0]?.next ?? 0);
    },
    insert: async (order) => {
      await transaction('work_order').insert(toOrderRow(order, ports));
    },
  };
}
