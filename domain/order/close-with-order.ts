import { closeDues } from '../due/close-dues.ts';
import type { Delegations } from '../handling/ports.ts';
import { closeSupervision, type CloseSupervisionRepositories } from '../supervision/close-supervision.ts';
import type { OrderRouting } from './ports.ts';

export type CloseWithOrderRepositories = CloseSupervisionRepositories & { delegations: Delegations };

/**
 * What ends with a locked order, however it ends, in the transaction that ends it: the delegations that still hold it, an
 * open 督办单 with its tasks, and every clock (P3.2, P5.3, P5.4).
 */
export async function closeWithOrder(
  repositories: CloseWithOrderRepositories,
  order: Pick<OrderRouting, 'id' | 'runNo' | 'flags'>,
  at: Date,
): Promise<void> {
  await repositories.delegations.endWithOrder(order.id, at);
  await closeSupervision(repositories, order, at);
  await closeDues(repositories, order, at, () => true);
}
