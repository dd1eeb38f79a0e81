import { assertNotInFuture } from '../shared/assert-not-in-future.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { Reports } from './ports.ts';
import type { InvestigationDraft } from './schema.ts';
import { writeDraft } from './write-draft.ts';

/**
 * Saves the draft of an investigation (P3.3); the whole draft is replaced. Returns the version it will have.
 * Errors: those of `takeItem`, `validation-failed`.
 */
export async function recordInvestigation(
  deps: { inTransaction: InTransaction<ItemRepositories & { reports: Reports }>; clock: Clock },
  input: { user: User; workItemId: string; draft: InvestigationDraft },
): Promise<{ version: number }> {
  return deps.inTransaction(async (repositories) => {
    const { order, item } = await takeItem(repositories, input, ['investigation']);
    assertNotInFuture({ pointer: '/investigatedAt', title: '调查核实时间', time: input.draft.investigatedAt }, deps.clock.now());
    const author = { orderId: order.id, runNo: order.runNo, unitId: item.unitId, investigatorId: input.user.id };
    const { version } = await writeDraft(repositories.reports, author, input.draft);
    return { version };
  });
}
