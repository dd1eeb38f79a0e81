import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Dues, OrderDue } from './ports.ts';

export type CloseRepositories = { dues: Dues; commands: EngineCommands };

/**
 * Closes those open dues of a locked order that `isMet` names, as of `at`: their work is done or was taken away. Their
 * clocks in the engine end.
 */
export async function closeDues(
  { dues }: CloseRepositories,
  order: Pick<OrderRouting, 'id' | 'runNo'>,
  at: Date,
  isMet: (due: OrderDue) => boolean,
): Promise<void> {
  for (const due of (await dues.openOf(order.id, order.runNo)).filter(isMet)) await dues.update(due.id, { state: 'closed', closedAt: at });
  await dues.showOnItems(order.id);
}

/** The order has ended, early or with its result acknowledged: all its clocks end with it. */
export async function closeAllDues(repositories: CloseRepositories, order: Pick<OrderRouting, 'id' | 'runNo'>, at: Date): Promise<void> {
  await closeDues(repositories, order, at, () => true);
}
