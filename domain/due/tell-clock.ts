import { messageNames, timeToLiveMs } from '../engine-command/message-names.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Dues, OrderDue } from './ports.ts';

type Told = Pick<OrderDue, 'id' | 'isTimed'>;
type Repositories = { commands: EngineCommands; dues: Dues };
type Run = Pick<OrderRouting, 'id' | 'runNo'>;

async function send({ commands }: Repositories, order: Run, due: Told, name: 'dueSet' | 'dueChanged' | 'dueClosed'): Promise<void> {
  await commands.append({
    kind: 'message',
    name: messageNames[name],
    orderId: order.id,
    runNo: order.runNo,
    correlationKey: due.id,
    timeToLiveMs: name === 'dueSet' ? timeToLiveMs.start : timeToLiveMs.other,
    variables: { orderId: order.id, runNo: order.runNo, dueId: due.id },
  });
}

/**
 * Tells the `deadline` instance of a due that the database has changed (P5.4): it reads the due again and arms its timers
 * anew. A due whose instance has ended, because it was escalated or closed before, gets a new one.
 */
export async function armClock(repositories: Repositories, order: Run, due: Told): Promise<void> {
  if (due.isTimed) return send(repositories, order, due, 'dueChanged');
  await repositories.dues.update(due.id, { isTimed: true });
  await send(repositories, order, due, 'dueSet');
}

/** Ends the `deadline` instance of a due that was closed. */
export async function stopClock(repositories: Repositories, order: Run, due: Told): Promise<void> {
  if (!due.isTimed) return;
  await repositories.dues.update(due.id, { isTimed: false });
  await send(repositories, order, due, 'dueClosed');
}

/**
 * Lets every running clock of an order look at the database again: something has ended that a card waited for, such as a
 * refused 延期 (P4.2). Dues stay as they are.
 */
export async function recheckClocks(repositories: Repositories, order: Run): Promise<void> {
  for (const due of await repositories.dues.openOf(order.id, order.runNo)) if (due.isTimed) await armClock(repositories, order, due);
}
