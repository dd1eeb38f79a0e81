import type { Knex } from 'knex';
import type { OrderState, OrderStates } from '../../domain/order/read-order-state.ts';

type StateRow = {
  acceptance_no: string;
  platform_order_no: string;
  type: OrderState['type'];
  status: OrderState['status'];
  run_no: number;
  reminders: number;
  flags: string[];
  accepted_at: Date;
  ended_at: Date | null;
};

/** Where orders stand, for the platforms they came from. */
export function createOrderStateQuery(database: Knex): OrderStates {
  return {
    find: async (platformId, acceptanceNo) => {
      const row = await database('work_order')
        .where({ platform_id: platformId, acceptance_no: acceptanceNo })
        .first<StateRow | undefined>('acceptance_no', 'platform_order_no', 'type', 'status', 'run_no', 'reminders', 'flags', 'accepted_at', 'ended_at');
      return (
        row && {
          acceptanceNo: row.acceptance_no,
          platformOrderNo: row.platform_order_no,
          type: row.type,
          status: row.status,
          runNo: row.run_no,
          reminders: row.reminders,
          flags: row.flags,
          acceptedAt: row.accepted_at,
          endedAt: row.ended_at,
        }
      );
    },
  };
}
