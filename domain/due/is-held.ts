import type { DueCard, Dues, OrderDue } from './ports.ts';
import { orderDueOf } from './set-due.ts';

/**
 * Whether a card waits although its time has come: every card while the clock stands still, and red and what follows it
 * while a 延期 that was sent before 12345's due waits for its answer (P4.2, P5.3).
 */
export async function isHeld(dues: Dues, due: OrderDue, card: DueCard): Promise<boolean> {
  if (due.paused !== null) return true;
  if (card === 'yellow') return false;
  const orderDue = due.name === 'order' ? due : await orderDueOf(dues, { id: due.orderId, runNo: due.runNo });
  return orderDue !== undefined && (await dues.hasExtensionSent(due.orderId, orderDue.dueAt));
}
