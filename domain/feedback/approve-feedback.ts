import { releaseClocks, type ReleaseClocksRepositories } from '../due/release-clocks.ts';
import { hasResult } from '../linking/main-order.ts';
import type { OrderLinks } from '../linking/ports.ts';
import { settleFollowers } from '../linking/settle-link.ts';
import { isOpen, type Negotiations } from '../negotiation/ports.ts';
import { voidOpenRequests } from '../negotiation/void-open-requests.ts';
import { closeWithOrder, type CloseWithOrderRepositories } from '../order/close-with-order.ts';
import type { QualityChecks } from '../quality-gate/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { Results } from './ports.ts';

type Repositories = ItemRepositories &
  CompletionRepositories &
  CloseWithOrderRepositories &
  ReleaseClocksRepositories & { results: Results; qualityChecks: QualityChecks; negotiations: Negotiations; orderLinks: OrderLinks };

/**
 * The province approves the feedback (反馈审定, P3.6): an order of a platform then waits for 12345's receipt, a
 * national transfer for 国家局's confirmation, others are complete; a city closes its own petitions (P3.8). A result with
 * gaps, or one that the quality gate blocks, is refused here, where a person can mend it. While a 退单 is open it may not
 * go (P4.1); an open 延期 has nothing left to ask for and is voided (P4.3). Orders that follow this one take its result (P1.7).
 * Errors: those of `takeItem`, `validation-failed`, `feedback-blocked`, `withdrawal-open`.
 */
export async function approveFeedback(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; note?: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, ['feedback']);
    const { order } = taken;
    const requests = await repositories.negotiations.allOf(order.id);
    if (requests.some((one) => one.kind === 'withdrawal' && isOpen(one))) throw new DomainError('withdrawal-open', '退单协商未结束，暂不能反馈；批复后再办。');
    await repositories.results.assemble(order);
    const check = await repositories.qualityChecks.last(order.id, order.runNo);
    const blocks = check?.findings.filter(({ effect }) => effect === 'block').map(({ finding }) => finding) ?? [];
    if (blocks.length > 0) throw new DomainError('feedback-blocked', `质检未通过：${blocks.join('；')}。请修改对外表述，或退回办理。`);
    const now = deps.clock.now();
    await voidOpenRequests(repositories, order, { reason: 'resultSent', at: now });
    // A 延期 that nobody agreed to excuses nothing: what it held back comes now, as of the old due (P4.2).
    if (requests.some((one) => one.kind === 'extension' && isOpen(one) && one.sentAt !== null)) await releaseClocks(repositories, order, { at: now, actor: actorOf(input.user) });
    const waits = order.platformId !== null || order.source === 'national';
    if (!waits) await closeWithOrder(repositories, order, now);
    const to = waits ? 'awaiting_receipt' : 'completed';
    await completeItem(repositories, deps.clock, { ...taken, user: input.user }, {
      outcome: 'sent',
      to,
      action: 'feedback.approved',
      ...(input.note === undefined ? {} : { text: input.note }),
    });
    if (hasResult({ ...order, status: to })) await settleFollowers(repositories, deps.clock, order, { as: 'result_taken', mainRunNo: order.runNo });
  });
}
