import type { Knex } from 'knex';
import type { AlarmAcknowledgements } from '../../domain/console/ports.ts';

const alarmActions = ['delivery.died', 'order.instanceMissing', 'order.startMissing', 'workItem.jobMissing', 'engineCommand.jobMissing'];

/** Alarms that were seen to, in one transaction. */
export function createAlarmAcknowledgementRepository(transaction: Knex): AlarmAcknowledgements {
  return {
    find: async (auditEntryId) => {
      const row = await transaction('audit_entry')
        .where('id', auditEntryId)
        .whereIn('action', alarmActions)
        .whereNotNull('order_id')
        .first<{ order_id: string; run_no: number | null; action: string } | undefined>('order_id', 'run_no', 'action');
      return row && { orderId: row.order_id, runNo: row.run_no, action: row.action };
    },
    acknowledge: async (auditEntryId, userId, at) => {
      await transaction('alarm_acknowledgement')
        .insert({ audit_entry_id: auditEntryId, acknowledged_by: userId, acknowledged_at: at })
        .onConflict('audit_entry_id')
        .ignore();
    },
  };
}
