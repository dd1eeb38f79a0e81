import type { Knex } from 'knex';
import type { AcceptedOrder, OrderIntake } from '../../domain/order/intake-ports.ts';
import { normalizePhone } from '../../domain/person/phone.ts';
import type { BlindIndex, FieldCipher } from '../../domain/personal-data/ports.ts';

type AcceptedRow = { id: string; acceptance_no: string; accepted_at: Date; fingerprint: Buffer };

const toAccepted = (row: AcceptedRow | undefined): AcceptedOrder | undefined =>
  row && { id: row.id, acceptanceNo: row.acceptance_no, acceptedAt: row.accepted_at, fingerprint: row.fingerprint };

/** Writes accepted orders: personal data and texts encrypted, phone, caller and ID numbers with a blind index. */
export function createOrderIntakeRepository(
  transaction: Knex.Transaction,
  ports: { cipher: FieldCipher; blindIndex: BlindIndex },
): OrderIntake {
  return {
    nextSequence: async () => {
      const { rows } = await transaction.raw<{ rows: { next: string }[] }>(`select nextval('acceptance_number') as next`);
      return BigInt(rows[0]?.next ?? 0);
    },
    insert: async (order) => {
      const seal = (column: string, text: string | undefined) =>
        text === undefined ? null : ports.cipher.seal(text, { table: 'work_order', column, rowId: order.id });
      const phoneIndex = (phone: string | undefined) =>
        phone === undefined ? null : ports.blindIndex.of('phone', normalizePhone(phone));
      const inserted = await transaction('work_order')
        .insert({
          id: order.id,
          acceptance_no: order.acceptanceNo,
          type: order.type,
          source: order.source,
          docking: order.docking,
          status: order.status,
          platform_id: order.platformId,
          platform_order_no: order.platformOrderNo,
          submission_fingerprint: order.fingerprint,
          province_code: order.provinceCode,
          province_unit_id: order.provinceUnitId,
          accepted_at: order.acceptedAt,
          agent_number: order.agentNumber ?? null,
          caller_number_enc: seal('caller_number_enc', order.callerNumber),
          caller_number_index: phoneIndex(order.callerNumber),
          called_at: order.calledAt ?? null,
          anonymous: order.anonymous,
          confidential: order.confidential,
          person_name_enc: seal('person_name_enc', order.personName),
          phone_enc: seal('phone_enc', order.phone),
          phone_index: phoneIndex(order.phone),
          id_number_enc: seal('id_number_enc', order.idNumber),
          id_number_index:
            order.idNumber === undefined ? null : ports.blindIndex.of('id-number', order.idNumber),
          address_enc: seal('address_enc', order.address),
          region_code: order.regionCode ?? null,
          region_text_enc: seal('region_text_enc', order.regionText),
          detailed_address_enc: seal('detailed_address_enc', order.detailedAddress),
          accused_enc: seal('accused_enc', order.accused),
          content_enc: seal('content_enc', order.content),
          problem_category: order.problemCategory ?? null,
          risk: order.risk ?? null,
          caller_category: order.callerCategory ?? null,
          service_type: order.serviceType ?? null,
          finish_by: order.finishBy ?? null,
        })
        .onConflict(['platform_id', 'platform_order_no'])
        .ignore()
        .returning<{ id: string }[]>('id');
      return inserted.length === 1;
    },
    findByPlatformOrderNo: async (platformId, platformOrderNo) =>
      toAccepted(
        await transaction('work_order')
          .where({ platform_id: platformId, platform_order_no: platformOrderNo })
          .first<AcceptedRow | undefined>('id', 'acceptance_no', 'accepted_at', 'submission_fingerprint as fingerprint'),
      ),
    findByIdempotencyKey: async (platformId, key) =>
      toAccepted(
        await transaction('idempotency_key')
          .join('work_order', 'work_order.id', 'idempotency_key.order_id')
          .where({ 'idempotency_key.platform_id': platformId, 'idempotency_key.key': key })
          .first<AcceptedRow | undefined>('work_order.id', 'acceptance_no', 'accepted_at', 'idempotency_key.fingerprint'),
      ),
    keepIdempotencyKey: async ({ platformId, key, fingerprint, orderId, at }) => {
      const kept = await transaction('idempotency_key')
        .insert({ platform_id: platformId, key, fingerprint, order_id: orderId, created_at: at })
        .onConflict(['platform_id', 'key'])
        .ignore()
        .returning<{ key: string }[]>('key');
      return kept.length === 1;
    },
  };
}
