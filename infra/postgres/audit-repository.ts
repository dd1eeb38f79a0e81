import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { AuditRecord, AuditTrail } from '../../domain/audit/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import { hexBytes } from './hex-bytes.ts';

type AuditPorts = { clock: Clock; cipher: FieldCipher };

/** An audit record as a row of `audit_entry`. */
export function toAuditRow(entry: AuditRecord, ports: AuditPorts) {
  // The row's number is only known after the insert, so its text is bound to a key of its own.
  const textKey = entry.text === undefined ? undefined : randomUUID();
  const sealed =
    textKey === undefined || entry.text === undefined
      ? undefined
      : ports.cipher.seal(entry.text, { table: 'audit_entry', column: 'text_enc', rowId: textKey });
  return {
    occurred_at: ports.clock.now(),
    actor_kind: entry.actor.kind,
    actor_id: entry.actor.id,
    unit_id: entry.actor.unitId,
    order_id: entry.orderId,
    run_no: entry.runNo,
    action: entry.action,
    from_status: entry.fromStatus,
    to_status: entry.toStatus,
    detail: entry.detail ?? {},
    text_key: textKey,
    text_enc: sealed && hexBytes(sealed),
  };
}

/** Inserts audit rows in one transaction; the sealer chains them later. */
export function createAuditRepository(transaction: Knex.Transaction, ports: AuditPorts): AuditTrail {
  return {
    record: async (entry) => {
      await transaction('audit_entry').insert(toAuditRow(entry, ports));
    },
  };
}
