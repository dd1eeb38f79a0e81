import type { AuditTrail } from '../audit/ports.ts';
import { messageNames } from '../engine-command/message-names.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import type { OrderRun, OrderRuns } from '../order/run-ports.ts';
import { hasEnded } from '../order/status.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { UnconsumedMessage } from './ports.ts';
import { reconciler } from './raise-alarm.ts';

export type SettleMessageRepositories = { orders: OrderLocks; runs: OrderRuns; commands: EngineCommands; audit: AuditTrail };

/** What became of a message that nobody consumed. */
export type MessageRepair = 'republished' | 'voided' | 'consumed';

/**
 * Looks after a message that no worker has consumed in time (§3.1.3): as a rule it is published again, which the engine
 * takes once. A start is never published again once its run has an instance, or its order has ended. `order.ended` has
 * nothing to end where the run never got an instance or the instance is gone (`isInstanceGone` asks the engine).
 */
export async function settleUnconsumedMessage(
  ports: { inTransaction: InTransaction<SettleMessageRepositories>; isInstanceGone: (run: OrderRun) => Promise<boolean> },
  message: UnconsumedMessage,
): Promise<MessageRepair> {
  // The engine is asked before the lock: nobody waits on it for an order.
  const seen = await ports.inTransaction(({ runs }) => runs.find(message.orderId, message.runNo));
  const isGone = seen !== undefined && (await ports.isInstanceGone(seen));
  return ports.inTransaction(async ({ orders, runs, commands, audit }) => {
    const order = await orders.lock(message.orderId);
    const run = await runs.find(message.orderId, message.runNo);
    const startState = await commands.startState(message.orderId, message.runNo);
    const isOver = !order || hasEnded(order.status) || order.runNo !== message.runNo;
    const repair = decideRepair({ message, hasRun: run !== undefined, isGone, isOver, mayStillStart: startState === 'pending' || startState === 'published' });
    if (repair === 'republished') await commands.republish(message.commandId);
    if (repair === 'voided') await commands.voidOne(message.commandId, 'order ended before anybody consumed it');
    if (repair === 'consumed') await commands.markConsumed(message.commandId);
    if (order)
      await audit.record({
        action: `engineCommand.${repair}`,
        actor: reconciler,
        orderId: order.id,
        runNo: message.runNo,
        detail: { commandId: message.commandId, name: message.name },
      });
    return repair;
  });
}

type Facts = { message: UnconsumedMessage; hasRun: boolean; isGone: boolean; isOver: boolean; mayStillStart: boolean };

/** The rule of {@link settleUnconsumedMessage}; pure. */
export function decideRepair({ message, hasRun, isGone, isOver, mayStillStart }: Facts): MessageRepair {
  if (message.isStart) {
    if (hasRun) return 'consumed';
    return isOver ? 'voided' : 'republished';
  }
  if (message.name === messageNames.orderEnded) return isGone || (!hasRun && !mayStillStart) ? 'consumed' : 'republished';
  return isOver ? 'voided' : 'republished';
}
