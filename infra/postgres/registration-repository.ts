import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Registrations } from '../../domain/order/register-order.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

/** What 登记工单 reads and writes beside the order's routing, in one transaction. */
export function createRegistrationRepository(transaction: Knex.Transaction, ports: { cipher: FieldCipher }): Registrations {
  return {
    facts: async (orderId) => {
      const row = await transaction('work_order')
        .leftJoin('platform', 'platform.id', 'work_order.platform_id')
        .where('work_order.id', orderId)
        .leftJoin('petition', 'petition.order_id', 'work_order.id')
        .first<{ region_text_enc: Buffer | null; sends_accepted: boolean | null; service_type: string | null; start_unit_id: string } | undefined>(
          'region_text_enc',
          'sends_accepted',
          'service_type',
          transaction.raw('coalesce(start_unit_id, province_unit_id) as start_unit_id'),
        );
      const sealed = row?.region_text_enc;
      return {
        regionText: sealed ? ports.cipher.open(sealed, { table: 'work_order', column: 'region_text_enc', rowId: orderId }) : undefined,
        sendsAccepted: row?.sends_accepted ?? false,
        serviceType: row?.service_type ?? undefined,
        startUnitId: row?.start_unit_id ?? '',
      };
    },
    openFirstDelegation: async ({ orderId, runNo, unitId, at }) => {
      await transaction('delegation').insert({
        id: randomUUID(),
        order_id: orderId,
        run_no: runNo,
        from_unit_id: null,
        to_unit_id: unitId,
        delegated_at: at,
      });
    },
  };
}
