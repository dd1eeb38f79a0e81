import type { Knex } from 'knex';
import type { OrderRuns } from '../../domain/order/run-ports.ts';

type OrderRunRow = { order_id: string; run_no: number; engine_id: string; process_instance_key: string };

/** The instances of the runs, in one transaction. */
export function createOrderRunRepository(transaction: Knex.Transaction): OrderRuns {
  return {
    find: async (orderId, runNo) => {
      const row = await transaction<OrderRunRow>('order_run')
        .where({ order_id: orderId, run_no: runNo })
        .first('engine_id', 'process_instance_key');
      return row && { orderId, runNo, engineId: row.engine_id, processInstanceKey: row.process_instance_key };
    },
    register: async (run, registeredAt) => {
      await transaction('order_run').insert({
        order_id: run.orderId,
        run_no: run.runNo,
        engine_id: run.engineId,
        process_instance_key: run.processInstanceKey,
        registered_at: registeredAt,
      });
    },
  };
}
