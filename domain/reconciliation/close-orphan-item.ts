import type { AuditTrail } from '../audit/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { WorkItems } from '../work-item/ports.ts';
import type { OpenTask, RaisedAlarms } from './ports.ts';
import { raiseAlarm } from './raise-alarm.ts';

export type CloseOrphanRepositories = { orders: OrderLocks; workItems: WorkItems; alarms: RaisedAlarms; audit: AuditTrail };

/**
 * The engine has no job any more behind an open work item, and PostgreSQL did not end it — an operator may have moved the
 * instance by hand. The item is closed, for nobody could complete it, and it is an alarm. Returns whether it still was open.
 */
export async function closeOrphanItem(
  ports: { inTransaction: InTransaction<CloseOrphanRepositories>; clock: Clock },
  task: OpenTask,
): Promise<boolean> {
  return ports.inTransaction(async ({ orders, workItems, alarms, audit }) => {
    await orders.lock(task.orderId);
    const item = await workItems.find(task.workItemId);
    if (item?.state !== 'open' && item?.state !== 'claimed') return false;
    await workItems.close([item.id], '流程引擎中已没有此任务', ports.clock.now());
    const { orderId, runNo } = item;
    return raiseAlarm({ alarms, audit }, { action: 'workItem.jobMissing', orderId, runNo, subject: item.id });
  });
}
