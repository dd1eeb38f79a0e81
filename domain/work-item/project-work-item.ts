import type { AuditTrail } from '../audit/ports.ts';
import type { Dues } from '../due/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { ProjectedTask, WorkItemProjection } from './projection-ports.ts';

export type ProjectWorkItemRepositories = { orders: OrderLocks; projection: WorkItemProjection; dues: Dues; audit: AuditTrail };
export type ProjectWorkItemPorts = { inTransaction: InTransaction<ProjectWorkItemRepositories>; clock: Clock };

/** What a delivery of a user-task job came to. */
export type Projection = 'opened' | 'present' | 'orderEnded';

/**
 * Gives a user task its work item, under the order's lock and once per job: a repeated delivery finds the item, or
 * heals a lost one. An order that has ended, or went on to another run, gets none (§3.1.6).
 * Errors: `not-found` for an unknown order or unit — the model or its variables are wrong.
 */
export async function projectWorkItem(ports: ProjectWorkItemPorts, task: ProjectedTask): Promise<Projection> {
  return ports.inTransaction(async ({ orders, projection, dues, audit }) => {
    const order = await orders.lock(task.orderId);
    if (!order) throw new DomainError('not-found', `任务所属的工单不存在：${task.orderId}。`);
    if (hasEnded(order.status) || order.runNo !== task.runNo) return 'orderEnded';
    if (!(await projection.unitExists(task.unitId)))
      throw new DomainError('not-found', `任务的办理单位不存在：${task.unitId}。`);
    if (!(await projection.open(task, ports.clock.now()))) return 'present';
    await dues.showOnItems(order.id);
    await audit.record({
      action: 'workItem.opened',
      actor: { kind: 'system', id: 'projector' },
      orderId: task.orderId,
      runNo: task.runNo,
      detail: { kind: task.kind, unitId: task.unitId, elementId: task.elementId },
    });
    return 'opened';
  });
}
