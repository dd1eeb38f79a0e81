import { createHash, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { CallbackKind, Deliveries, DeliveryRecord, DeliveryState } from '../../domain/delivery/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';

type Row = {
  id: string;
  order_id: string;
  platform_id: string;
  run_no: number;
  kind: CallbackKind;
  sequence: number;
  state: DeliveryState;
  attempts: number;
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
  ...(row.waiting_engine_id !== null && row.waiting_job_key !== null
    ? { waiting: { engineId: row.waiting_engine_id, jobKey: row.waiting_job_key } }
    : {}),
});

/** Where a delivery's envelope lives, for sealing and opening it. */
export const envelopePlace = (deliveryId: string) => ({ table: 'delivery', column: 'envelope_enc', rowId: deliveryId });

/** Deliveries in one transaction. */
export function createDeliveryRepository(
  transaction: Knex.Transaction,
  ports: { clock: Clock; cipher: FieldCipher },
): Deliveries {
  const find = async (where: Record<string, string>) => {
    const row = await transaction<Row>('delivery').where(where).first();
    return row && toRecord(row);
  };
  return {
    enqueue: async ({ orderId, kind, data, waiting }) => {
      const order = await transaction<OrderRow>('work_order')
        .where('id', orderId)
        .first('acceptance_no', 'platform_order_no', 'platform_id', 'run_no');
      if (!order?.platform_id) throw new Error(`order ${orderId} has no platform to deliver to`);
      const last = await transaction<Row>('delivery').where('order_id', orderId).orderBy('sequence', 'desc').first('sequence');
      const id = randomUUID();
      const now = ports.clock.now();
      const sequence = (last?.sequence ?? 0) + 1;
      // Fixed at the first enqueuing: every retry and replay sends these very bytes.
      const envelope = JSON.stringify({
        kind,
        acceptanceNo: order.acceptance_no,
        platformOrderNo: order.platform_order_no,
        round: order.run_no,
        sequence,
        occurredAt: now.toISOString(),
        data,
      });
      await transaction('delivery').insert({
        id,
        order_id: orderId,
        platform_id: order.platform_id,
        run_no: order.run_no,
        sequence,
        kind,
        envelope_enc: ports.cipher.seal(envelope, envelopePlace(id)),
        envelope_sha256: createHash('sha256').update(envelope).digest(),
        state: 'pending',
        next_attempt_at: now,
        waiting_engine_id: waiting?.engineId ?? null,
        waiting_job_key: waiting?.jobKey ?? null,
        created_at: now,
      });
      await transaction.raw(`select pg_notify('delivery', '')`);
      return id;
    },
    find: (deliveryId) => find({ id: deliveryId }),
    findByWaitingJob: ({ engineId, jobKey }) => find({ waiting_engine_id: engineId, waiting_job_key: jobKey }),
    requeue: async (deliveryId) => {
      await transaction('delivery')
        .where('id', deliveryId)
        .update({ state: 'pending', attempts: 0, next_attempt_at: ports.clock.now(), leased_until: null });
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
        replay: attempt.replay ?? false,
      });
    },
  };
}
