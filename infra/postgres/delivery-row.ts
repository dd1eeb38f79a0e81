import { createHash, randomUUID } from 'node:crypto';
import type { CallbackKind } from '../../domain/delivery/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

/** Where a delivery's envelope lives, for sealing and opening it. */
export const envelopePlace = (deliveryId: string) => ({ table: 'delivery', column: 'envelope_enc', rowId: deliveryId });

/** A message of an order on its way into the database. */
export type DeliveryMessage = {
  order: { id: string; platformId: string; acceptanceNo: string; platformOrderNo: string | null; runNo: number };
  sequence: number;
  kind: CallbackKind;
  data: unknown;
  now: Date;
};

/** A new delivery as a row of `delivery`. Its envelope is fixed here: every retry and replay sends these very bytes. */
export function newDeliveryRow({ order, sequence, kind, data, now }: DeliveryMessage, cipher: FieldCipher) {
  const id = randomUUID();
  const envelope = JSON.stringify({
    kind,
    acceptanceNo: order.acceptanceNo,
    platformOrderNo: order.platformOrderNo,
    round: order.runNo,
    sequence,
    occurredAt: now.toISOString(),
    data,
  });
  return {
    id,
    order_id: order.id,
    platform_id: order.platformId,
    run_no: order.runNo,
    sequence,
    kind,
    envelope_enc: cipher.seal(envelope, envelopePlace(id)),
    envelope_sha256: createHash('sha256').update(envelope).digest(),
    state: 'pending',
    next_attempt_at: now,
    created_at: now,
  };
}
