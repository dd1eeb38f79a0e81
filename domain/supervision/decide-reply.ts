import { type DueRepositories, reopenDue } from '../due/set-due.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem } from '../work-item/complete-item.ts';
import { takeItem } from '../work-item/take-item.ts';
import { supervisedFlag } from './issue-supervision.ts';
import { openSupervision, type SupervisionWork } from './reply-supervision.ts';
import type { SupervisionDecision } from './schema.ts';

/**
 * The issuing unit accepts a reply, which ends the 督办单, or returns it with reason: then its reply-by clock goes on,
 * unreset (督办认可, P5.4). Errors: those of `takeItem`.
 */
export async function decideSupervisionReply(
  deps: { inTransaction: InTransaction<SupervisionWork & DueRepositories>; clock: Clock },
  input: { user: User; workItemId: string } & SupervisionDecision,
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, decision, opinion } = input;
    const taken = await takeItem(repositories, input, ['supervision-acceptance']);
    const { order } = taken;
    const { id, handlingUnitId } = await openSupervision(repositories.supervisions, order.id);
    const at = deps.clock.now();
    await repositories.supervisions.decideReply(id, { decision, opinion, byUserId: user.id, at });
    await completeItem(repositories, deps.clock, { ...taken, user }, {
      outcome: decision,
      action: decision === 'accepted' ? 'supervision.accepted' : 'supervision.returned',
      detail: { supervisionId: id },
      text: opinion,
    });
    if (decision === 'accepted') {
      await repositories.supervisions.end(id, 'accepted', at);
      await repositories.orders.change(order.id, { flags: order.flags.filter((flag) => flag !== supervisedFlag) });
    } else {
      const due = (await repositories.dues.lastOf(order.id, order.runNo, 'supervision')).find(({ unitId }) => unitId === handlingUnitId);
      if (due) await reopenDue(repositories, order, due);
    }
    await repositories.notices.tell({
      orderId: order.id,
      kind: decision === 'accepted' ? 'supervisionAccepted' : 'supervisionReturned',
      facts: { unit: user.unitName },
      event: `supervision:${id}:${decision}:${at.toISOString()}`,
      to: { units: [{ unitId: handlingUnitId, rights: ['handler', 'supervisor'] }] },
      bySms: false,
      at,
    });
  });
}
