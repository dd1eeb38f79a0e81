import type { Notices } from '../notice/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { Supervision, Supervisions } from './ports.ts';

export type SupervisionWork = ItemRepositories & CompletionRepositories & { supervisions: Supervisions; notices: Notices };

/** The open 督办单 that a task belongs to. Error: `work-item-closed`. */
export async function openSupervision(supervisions: Supervisions, orderId: string): Promise<Supervision> {
  const open = await supervisions.openOf(orderId);
  if (!open) throw new DomainError('work-item-closed', '督办单已了结，无需再办理。');
  return open;
}

/**
 * The handling unit answers a 督办单 (督办回复, P5.4): its reply-by clock stops, the issuing unit is told.
 * Errors: those of `takeItem`.
 */
export async function replyToSupervision(
  deps: { inTransaction: InTransaction<SupervisionWork>; clock: Clock },
  input: { user: User; workItemId: string; reply: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, reply } = input;
    const taken = await takeItem(repositories, input, ['supervision-reply']);
    const { order } = taken;
    const { id, issuingUnitId } = await openSupervision(repositories.supervisions, order.id);
    const at = deps.clock.now();
    await repositories.supervisions.addReply(id, { text: reply, byUserId: user.id, at });
    await completeItem(repositories, deps.clock, { ...taken, user }, { outcome: 'replied', action: 'supervision.replied', detail: { supervisionId: id }, text: reply });
    await repositories.notices.tell({
      orderId: order.id,
      kind: 'supervisionReplied',
      facts: { unit: user.unitName },
      event: `supervision:${id}:replied:${at.toISOString()}`,
      to: { units: [{ unitId: issuingUnitId, rights: ['supervisor'] }] },
      bySms: false,
      at,
    });
  });
}
