import { createHash, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { CallbackKind, DeliveryState } from '../../domain/delivery/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { envelopePlace } from '../../infra/postgres/delivery-row.ts';

type Given = {
  orderId: string;
  platformId: string;
  kind?: CallbackKind;
  sequence?: number;
  state?: DeliveryState;
  createdAt?: Date;
  data?: unknown;
  waiting?: { engineId: string; jobKey: string };
};

/** Inserts a callback as the repository would, in the given state; its id is its webhook-id. */
export async function insertDelivery(
  { knex, cipher }: { knex: Knex; cipher: FieldCipher },
  given: Given,
): Promise<{ id: string; envelope: string; sha256: string }> {
  const id = randomUUID();
  const { state = 'pending', createdAt = new Date('2026-11-23T02:00:00Z'), kind = 'accepted', sequence = 1, waiting } = given;
  const order = await knex('work_order').where('id', given.orderId).first<{ acceptance_no: string; platform_order_no: string | null; run_no: number }>();
  const envelope = JSON.stringify({
    kind,
    acceptanceNo: order.acceptance_no,
    platformOrderNo: order.platform_order_no,
    round: order.run_no,
    sequence,
    occurredAt: createdAt.toISOString(),
    data: given.data ?? { receivedAt: createdAt.toISOString(), status: 'pending_review' },
  });
  const digest = createHash('sha256').update(envelope).digest();
  await knex('delivery').insert({
    id,
    order_id: given.orderId,
    platform_id: given.platformId,
    run_no: order.run_no,
    sequence,
    kind,
    envelope_enc: cipher.seal(envelope, envelopePlace(id)),
    envelope_sha256: digest,
    state,
    attempts: state === 'pending' ? 0 : 1,
    next_attempt_at: createdAt,
    last_error: state === 'dead' ? 'timeout' : null,
    created_at: createdAt,
    delivered_at: state === 'delivered' ? createdAt : null,
    ...(waiting ? { waiting_engine_id: waiting.engineId, waiting_job_key: waiting.jobKey } : {}),
  });
  return { id, envelope, sha256: digest.toString('hex') };
}
