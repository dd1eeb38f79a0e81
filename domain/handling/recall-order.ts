import type { AccessFacts, AccessFactsSource } from '../access/facts.ts';
import { lockOrderFor } from '../access/lock-order.ts';
import type { AuditTrail } from '../audit/ports.ts';
import { closeDues } from '../due/close-dues.ts';
import type { Dues } from '../due/ports.ts';
import { messageNames, runKey, timeToLiveMs } from '../engine-command/message-names.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import { negotiationOf } from '../negotiation/kind.ts';
import type { Negotiations } from '../negotiation/ports.ts';
import { voidStrandedRequests } from '../negotiation/void-open-requests.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { closeSupervision } from '../supervision/close-supervision.ts';
import type { Supervisions } from '../supervision/ports.ts';
import { supervisionKinds } from '../work-item/kinds.ts';
import type { WorkItems } from '../work-item/ports.ts';
import { activeDelegationFrom, withThoseBelow } from './delegation-rules.ts';
import type { Delegation, Delegations } from './ports.ts';
import { reportSubmitted, type Submissions } from './submissions.ts';

type Repositories = {
  orders: OrderLocks;
  access: AccessFactsSource;
  delegations: Delegations;
  submissions: Submissions;
  workItems: WorkItems;
  dues: Dues;
  negotiations: Negotiations;
  supervisions: Supervisions;
  audit: AuditTrail;
  commands: EngineCommands;
};

/**
 * Takes a delegated order back with a reason (收回, P3.2): everything open below closes, its drafts stay visible, and the
 * process returns to this unit's intake. Only the unit that delegated it, until the report is handed in.
 * Errors: `not-found`, `right-required`, `order-ended`, `report-submitted`, `order-state-conflict`.
 */
export async function recallOrder(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; orderId: string; reason: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user } = input;
    const { order, facts } = await lockOrderFor(repositories, input, 'recall');
    const delegation = await recallable(repositories.submissions, order, facts, user);
    const ended = withThoseBelow(delegation, facts);
    const now = deps.clock.now();
    await repositories.delegations.end(ended.map(({ id }) => id), { kind: 'recalled', reason: input.reason, byUserId: user.id, at: now });
    await closeSupervision(repositories, order, now, ended.map(({ toUnitId }) => toUnitId));
    // Requests to 12345 and 国家局's 督办单 are about the order, not about who handles it below: their tasks go on.
    const pending = (await repositories.workItems.pendingOf(order.id)).filter(({ kind }) => negotiationOf(kind) === undefined && !supervisionKinds.includes(kind));
    await repositories.workItems.close(pending.map(({ id }) => id), '已被上级单位收回', now);
    await closeDues(repositories, order, now, ({ unitId }) => ended.some(({ toUnitId }) => toUnitId === unitId));
    await voidStrandedRequests(repositories, order, { unitIds: ended.map(({ toUnitId }) => toUnitId), at: now });
    await repositories.orders.change(order.id, { handlingUnitId: null });
    await repositories.audit.record({
      action: 'order.recalled',
      actor: actorOf(user),
      orderId: order.id,
      runNo: order.runNo,
      detail: { toUnitId: user.unitId, fromUnitIds: ended.map(({ toUnitId }) => toUnitId), closedWorkItemIds: pending.map(({ id }) => id) },
      text: input.reason,
    });
    const commandId = await repositories.commands.append({
      kind: 'message',
      name: messageNames.handlingRecalled,
      orderId: order.id,
      runNo: order.runNo,
      correlationKey: runKey(order.id, order.runNo),
      timeToLiveMs: timeToLiveMs.other,
      variables: {},
    });
    // The worker behind the message reads there where the process returns to.
    await repositories.delegations.noteRecall(delegation.id, commandId);
  });
}

async function recallable(submissions: Submissions, order: OrderRouting, facts: AccessFacts, user: User): Promise<Delegation> {
  const delegation = activeDelegationFrom(user.unitId, order.runNo, facts);
  if (!delegation) throw new DomainError('order-state-conflict', '本单位没有可以收回的转办。');
  if (order.status !== 'in_handling') throw reportSubmitted();
  for (const { toUnitId } of withThoseBelow(delegation, facts))
    if (await submissions.madeBy(toUnitId, order.id, order.runNo, delegation.delegatedAt)) throw reportSubmitted();
  return delegation;
}
