import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Dues, OrderDue } from './ports.ts';
import { stopClock } from './tell-clock.ts';

export type CloseRepositories = { dues: Dues; commands: EngineCommands };

/**
 * Closes those open dues of a locked order that `isMet` names, as of `at`: their work is done or was taken away. Their
 * clocks in the engine end.
 */
export async function closeDues(
  repositories: CloseRepositories,
  order: Pick<OrderRouting, 'id' | 'runNo'>,
  at: Date,
  isMet: (due: OrderDue) => boolean,
): Promise<void> {
  const met = (await repositories.dues.openOf(order.id, order.runNo)).filter(isMet);
  for (const due of met) {
    await repositories.dues.update(due.id, { state: 'closed', closedAt: at });
    await stopClock(repositories, order, due);
  }
  if (met.length > 0) await repositories.dues.showOnItems(order.id);
}
