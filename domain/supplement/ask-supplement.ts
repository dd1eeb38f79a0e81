import { pauseDues, type PauseRepositories } from '../due/pause-dues.ts';
import type { Settings } from '../setting/settings.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { SupplementRequests } from './ports.ts';

type Repositories = ItemRepositories & CompletionRepositories & PauseRepositories & { supplementRequests: SupplementRequests; settings: Settings };

const hourMs = 3_600_000;

/**
 * 初审 asks 12345 for what is missing (P3.1): the order waits, reminded once, until the reply or the end of the wait leads
 * back to 初审; by setting the clocks stand meanwhile (P5.3). Errors: those of `takeItem`, `not-from-platform`.
 */
export async function askSupplement(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock; newId: () => string },
  input: { user: User; workItemId: string; reason: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, reason } = input;
    const taken = await takeItem(repositories, input, ['initial-review']);
    const { order } = taken;
    if (order.platformId === null) throw new DomainError('not-from-platform', '此工单不是 12345 推送的，不能向 12345 提出补正。');
    const { supplementReplyHours, supplementReminderHours } = await repositories.settings.ofProvince(order.provinceUnitId);
    const askedAt = deps.clock.now();
    const later = (hours: number) => new Date(askedAt.getTime() + hours * hourMs);
    const id = deps.newId();
    const requestNo = `${order.acceptanceNo}-B${(await repositories.supplementRequests.countOf(order.id)) + 1}`;
    const replyBy = later(supplementReplyHours);
    const remindAt = later(Math.min(supplementReminderHours, supplementReplyHours));
    await repositories.supplementRequests.add({
      id, requestNo, orderId: order.id, runNo: order.runNo, askedBy: user.id, askedUnitId: user.unitId, askedAt, reason, remindAt, replyBy,
    }); // prettier-ignore
    await completeItem(repositories, deps.clock, { ...taken, user }, {
      outcome: 'supplementAsked',
      variables: { supplementRequestId: id, supplementCheckAt: remindAt.toISOString() },
      to: 'awaiting_supplement',
      action: 'supplement.asked',
      detail: { requestNo, replyBy: replyBy.toISOString() },
      text: reason,
    });
    await pauseDues(repositories, order, 'supplement', askedAt);
  });
}
