import type { Knex } from 'knex';
import type { CallbackKind, Deliveries, DeliveryRecord, DeliveryState, NewDelivery } from '../../domain/delivery/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import { newDeliveryRow } from './delivery-row.ts';

type Row = {
  id: string;
  order_id: string;
  platform_id: string;
  run_no: number;
  kind: CallbackKind;
  sequence: number;
  state: DeliveryState;
  attempts: number;
  delivered_at: Date | null;
  waiting_engine_id: string | null;
  waiting_job_key: string | null;
};

type OrderRow = { id: string; acceptance_no: string; platform_order_no: string | null; platform_id: string | null; run_no: number };

const toRecord = (row: Row): DeliveryRecord => ({
  id: row.id,
  orderId: row.order_id,
  platformId: row.platform_id,
  runNo: row.run_no,
  kind: row.kind,
  sequence: row.sequence,
  state: row.state,
  attempts: row.attempts,
  acknowledgedBefore: row.delivered_at !== null,
  ...(row.waiting_engine_id !== null && row.waiting_job_key !== null
    ? { waiting: { engineId: row.waiting_engine_id, jobKey: row.waiting_job_key } }
    : {}),
});

/** Deliveries in one transaction. */
export function createDeliveryRepository(
  transaction: Knex.Transaction,
  ports: { clock: Clock; cipher: FieldCipher },
): Deliveries {
  const find = async (where: Record<string, string>) => {
    const row = await transaction<Row>('delivery').where(where).first();
    return row && toRecord(row);
  };
  const aboutOf = async (orderId: string, receiver: NewDelivery['receiver']) => {
    const order = await transaction<OrderRow>('work_order').where('id', orderId).first('acceptance_no', 'platform_order_no', 'platform_id', 'run_no');
    const { platformId, platformOrderNo } = receiver ?? { platformId: order?.platform_id, platformOrderNo: order?.platform_order_no ?? null };
    if (!order || !platformId) throw new Error(`order ${orderId} has no platform to deliver to`);
    return { id: orderId, platformId, platformOrderNo, acceptanceNo: order.acceptance_no, runNo: order.run_no };
  };
  return {
    enqueue: async ({ orderId, kind, data, waiting, receiver }) => {
      const about = await aboutOf(orderId, receiver);
      const last = await transaction<Row>('delivery').where('order_id', orderId).orderBy('sequence', 'desc').first('sequence');
      const sequence = (last?.sequence ?? 0) + 1;
      const message = { sequence, kind, data, now: ports.clock.now() };
      const row = newDeliveryRow({ ...message, order: about }, ports.cipher);
      await transaction('delivery').insert({ ...row, waiting_engine_id: waiting?.engineId ?? null, waiting_job_key: waiting?.jobKey ?? null });
      await transaction.raw(`select pg_notify('delivery', '')`);
      return row.id;
    },
    find: (deliveryId) => find({ id: deliveryId }),
    findByWaitingJob: ({ engineId, jobKey }) => find({ waiting_engine_id: engineId, waiting_job_key: jobKey }),
    requeue: async (deliveryId) => {
      await transaction('delivery')
        .where('id', deliveryId)
        .update({ state: 'pending', attempts: 0, next_attempt_at: ports.clock.now(), leased_until: null });
      await transaction.raw(`select pg_notify('delivery', '')`);
    },
    replay: async (deliveryId) => {
      await transaction('delivery')
        .where('id', deliveryId)
        .update({
          state: 'pending',
          attempts: 0,
          next_attempt_at: ports.clock.now(),
          replays: transaction.raw('replays + 1'),
          leased_until: transaction.raw(`case when state = 'pending' then leased_until end`),
        });
      await transaction.raw(`select pg_notify('delivery', '')`);
    },
    markDelivered: async (deliveryId) => {
      await transaction('delivery')
        .where('id', deliveryId)
        .update({ state: 'delivered', delivered_at: ports.clock.now(), leased_until: null, last_error: null });
    },
    markDead: async (deliveryId, reason) => {
      await transaction('delivery').where('id', deliveryId).update({ state: 'dead', leased_until: null, last_error: reason });
    },
    postpone: async (deliveryId, nextAttemptAt, reason) => {
      await transaction('delivery')
        .where('id', deliveryId)
        .update({ next_attempt_at: nextAttemptAt, leased_until: null, last_error: reason });
    },
    recordAttempt: async (deliveryId, attempt) => {
      await transaction('delivery').where('id', deliveryId).increment('attempts', 1);
      await transaction('delivery_attempt').insert({
        delivery_id: deliveryId,
        attempted_at: ports.clock.now(),
        outcome: attempt.outcome,
        http_status: attempt.httpStatus ?? null,
        duration_ms: Math.round(attempt.durationMs),
        replay: transaction('delivery').where('id', deliveryId).select(transaction.raw('replays > 0')),
      });
    },
  };
}
