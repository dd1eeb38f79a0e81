import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { messageNames, runKey, timeToLiveMs } from './message-names.ts';
import type { CompleteJobCommand, EngineCommands } from './ports.ts';

export type ClearStuckRunRepositories = { orders: OrderLocks; commands: EngineCommands };

/**
 * A job that should be completed stands in its incident, so the engine refuses: its result had failed for good and was
 * delivered by a replay all the same (P8.1). Where the order has ended, or gone on to another round, nothing of that run
 * is to be waited for: the message of an ended order clears its instance, incident and all, and nobody has to come and
 * retry it. Returns false for an order that is open: its job must be retried by a person.
 */
export async function clearStuckRun(
  ports: { inTransaction: InTransaction<ClearStuckRunRepositories> },
  command: CompleteJobCommand & { id: string },
): Promise<boolean> {
  return ports.inTransaction(async ({ orders, commands }) => {
    const order = await orders.lock(command.orderId);
    if (!order || (!hasEnded(order.status) && order.runNo === command.runNo)) return false;
    await commands.voidOne(command.id, 'job stands in an incident, its run is cleared');
    await commands.append({
      kind: 'message',
      name: messageNames.orderEnded,
      orderId: order.id,
      runNo: command.runNo,
      correlationKey: runKey(order.id, command.runNo),
      timeToLiveMs: timeToLiveMs.other,
      variables: { reason: command.name },
    });
    return true;
  });
}
