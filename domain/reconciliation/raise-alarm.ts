import type { AuditTrail } from '../audit/ports.ts';
import type { RaisedAlarms } from './ports.ts';

/** An alarm: what is wrong with which order; `subject` tells it from another alarm of the same sort. */
export type Alarm = { action: string; orderId: string; runNo: number; subject: string };

/** Who is named in the audit trail for repairs and alarms of the reconciler. */
export const reconciler = { kind: 'system', id: 'reconciler' } as const;

/** Records an alarm once, however often it is found. The order is locked. Returns whether it is new. */
export async function raiseAlarm(ports: { alarms: RaisedAlarms; audit: AuditTrail }, alarm: Alarm): Promise<boolean> {
  const { action, orderId, runNo, subject } = alarm;
  if (await ports.alarms.wasRaised(orderId, action, subject)) return false;
  await ports.audit.record({ action, actor: reconciler, orderId, runNo, detail: { subject } });
  return true;
}
