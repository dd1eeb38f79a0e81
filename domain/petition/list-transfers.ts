import type { OrderLine } from '../order-page/search-orders.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { User } from '../user/user.ts';
import { mayRegisterTransfer } from './register-petition.ts';

/** Where a transfer stands, as 国家局 sees it: its result waits for confirmation, the province handles it, it has ended. */
export const transferStages = ['awaiting', 'open', 'ended'] as const;
export type TransferStage = (typeof transferStages)[number];

/** A transfer of 国家局. `returned` counts how often its result was sent back; `confirmation` is the pending task. */
export type Transfer = OrderLine & {
  provinceUnitId: string;
  provinceName: string;
  receivedOn: string;
  dueAt: Date | null;
  returned: number;
  confirmation: { workItemId: string; assignee: { id: string; name: string } | null } | null;
};

/** Where a page begins: behind this transfer. */
export type TransferCursor = { acceptedAt: Date; id: string };

export type TransferCounts = Record<TransferStage, number>;

/** Reads of 国家局's transfers. */
export type Transfers = {
  /** Newest first. */
  page(filter: { stage: TransferStage; provinceUnitId?: string }, after: TransferCursor | undefined, limit: number): Promise<Transfer[]>;
  counts(filter: { provinceUnitId?: string }): Promise<TransferCounts>;
};

/** The transfers of 国家局 to provinces with where each stands (P3.8, P3.6). Error: `right-required`. */
export async function listTransfers(
  deps: { transfers: Transfers },
  input: { user: User; stage: TransferStage; provinceUnitId?: string; after?: TransferCursor; limit: number },
): Promise<{ transfers: Transfer[]; counts: TransferCounts; next: TransferCursor | undefined }> {
  const { user, after, limit, ...filter } = input;
  if (!mayRegisterTransfer(user)) throw new DomainError('right-required', '只有国家局业务员可以查看转办件。');
  const [found, counts] = await Promise.all([deps.transfers.page(filter, after, limit + 1), deps.transfers.counts(filter)]);
  const transfers = found.slice(0, limit);
  const last = transfers.at(-1);
  return { transfers, counts, next: found.length > limit && last ? { acceptedAt: last.acceptedAt, id: last.id } : undefined };
}
