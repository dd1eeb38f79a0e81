import type { AuditTrail } from '../audit/ports.ts';
import { assertNotInFuture } from '../shared/assert-not-in-future.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { Informings } from './ports.ts';
import type { InformingAttempt } from './schema.ts';

/**
 * Records one attempt to inform the person, successful or not (P3.5); the task stays open until it is confirmed.
 * Errors: those of `takeItem`, `validation-failed`.
 */
export async function recordAttempt(
  deps: { inTransaction: InTransaction<ItemRepositories & { informings: Informings; audit: AuditTrail }>; clock: Clock },
  input: { user: User; workItemId: string; attempt: InformingAttempt },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { order } = await takeItem(repositories, input, ['informing']);
    assertNotInFuture({ pointer: '/informedAt', title: '告知时间', time: input.attempt.informedAt }, deps.clock.now());
    await repositories.informings.add({ ...input.attempt, orderId: order.id, runNo: order.runNo, informedBy: input.user.id });
    const { informedParty, method, reached } = input.attempt;
    await repositories.audit.record({
      action: 'informing.attempted',
      actor: actorOf(input.user),
      orderId: order.id,
      runNo: order.runNo,
      detail: { informedParty, method, reached },
    });
  });
}
