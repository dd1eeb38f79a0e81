import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import type { WorkItems } from '../work-item/ports.ts';

/** Counts a 催办 of a locked order, whose open tasks go to the front of their inboxes (P5.4). Returns the count with this one. */
export async function countReminder(
  { orders, workItems }: { orders: Pick<OrderLocks, 'change'>; workItems: Pick<WorkItems, 'urge'> },
  order: Pick<OrderRouting, 'id' | 'reminders'>,
): Promise<number> {
  const count = order.reminders + 1;
  await orders.change(order.id, { reminders: count });
  await workItems.urge(order.id);
  return count;
}
