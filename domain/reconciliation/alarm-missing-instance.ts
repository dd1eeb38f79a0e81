import type { AuditTrail } from '../audit/ports.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import type { OrderRuns } from '../order/run-ports.ts';
import { hasEnded } from '../order/status.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { RaisedAlarms } from './ports.ts';
import { raiseAlarm } from './raise-alarm.ts';

export type MissingInstanceRepositories = {
  orders: OrderLocks;
  runs: OrderRuns;
  commands: EngineCommands;
  alarms: RaisedAlarms;
  audit: AuditTrail;
};

/**
 * An open order whose instance the engine doesn't know any more: nothing will move it, so it is an alarm. An order that
 * ended since it was found is as it should be. Returns whether the alarm is new.
 */
export async function alarmMissingInstance(
  ports: { inTransaction: InTransaction<MissingInstanceRepositories> },
  run: { orderId: string; runNo: number; processInstanceKey: string },
): Promise<boolean> {
  return ports.inTransaction(async ({ orders, alarms, audit }) => {
    const order = await orders.lock(run.orderId);
    if (!order || hasEnded(order.status) || order.runNo !== run.runNo) return false;
    const { orderId, runNo, processInstanceKey } = run;
    return raiseAlarm({ alarms, audit }, { action: 'order.instanceMissing', orderId, runNo, subject: processInstanceKey });
  });
}

/**
 * An open order that has waited too long for its instance. While its start command is on its way the dispatcher and the
 * repeat of unconsumed messages are at it; without one nothing will ever start the order. Returns whether the alarm is new.
 */
export async function alarmMissingStart(
  ports: { inTransaction: InTransaction<MissingInstanceRepositories> },
  found: { orderId: string; runNo: number },
): Promise<boolean> {
  return ports.inTransaction(async ({ orders, runs, commands, alarms, audit }) => {
    const order = await orders.lock(found.orderId);
    if (!order || hasEnded(order.status) || order.runNo !== found.runNo) return false;
    if (await runs.find(found.orderId, found.runNo)) return false;
    const startState = await commands.startState(found.orderId, found.runNo);
    if (startState === 'pending' || startState === 'published') return false;
    return raiseAlarm({ alarms, audit }, { action: 'order.startMissing', ...found, subject: String(found.runNo) });
  });
}
