import type { AccessFactsSource } from '../access/facts.ts';
import { lockOrderFor } from '../access/lock-order.ts';
import type { AuditTrail } from '../audit/ports.ts';
import { holdingUnit } from '../due/card-audience.ts';
import { type DueRepositories, setDue } from '../due/set-due.ts';
import { messageNames, timeToLiveMs } from '../engine-command/message-names.ts';
import type { Notices } from '../notice/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { chinaDayOf } from '../shared/instant.ts';
import type { Units } from '../unit/ports.ts';
import { actorOf, type User } from '../user/user.ts';
import type { Supervisions } from './ports.ts';
import type { SupervisionDemand } from './schema.ts';

/** The flag of an order with an open 督办单. */
export const supervisedFlag = 'supervised';

type Repositories = DueRepositories & { orders: OrderLocks; access: AccessFactsSource; units: Units; supervisions: Supervisions; notices: Notices; audit: AuditTrail };

/**
 * An upper supervisor issues a 督办单 to the unit that holds the order (P5.4), 国家局 to the province, wherever below it the
 * order stands; with a reply-by date that has a clock of its own. Handling goes on and no other due moves.
 * Errors: `not-found`, `right-required`, `order-ended`, `order-state-conflict`, `validation-failed`.
 */
export async function issueSupervision(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; orderId: string } & SupervisionDemand,
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, demand, replyBy } = input;
    const { order } = await lockOrderFor(repositories, input, 'issueSupervision');
    const now = deps.clock.now();
    if (replyBy < chinaDayOf(now)) throw tooEarly();
    const isNational = user.unitLevel === 'national';
    const unitId = isNational ? order.provinceUnitId : await holdingUnit(repositories.access, order);
    const above = (await repositories.units.pathOf(unitId)).slice(1).map(({ id }) => id);
    if (!isNational && !above.includes(user.unitId)) throw new DomainError('order-state-conflict', '工单在本单位，无需督办；督办只对承办的下级单位。');
    if (await repositories.supervisions.openOf(order.id)) throw new DomainError('order-state-conflict', '此工单已有一张未了结的督办单。');
    const due = await setDue(repositories, order, {
      name: 'supervision',
      unitId,
      delegationId: null,
      terms: { startsAt: now.toISOString(), period: { givenOn: replyBy, givenBy: 'supervisor' }, basis: undefined, reserves: null, pauses: [], changes: [] },
    });
    const issued = { orderId: order.id, runNo: order.runNo, issuingUnitId: user.unitId, handlingUnitId: unitId };
    const supervisionId = await repositories.supervisions.add({ ...issued, issuedBy: user.id, issuedAt: now, replyBy: due.dueAt, demand });
    await repositories.orders.change(order.id, { flags: [...order.flags, supervisedFlag] });
    await repositories.audit.record({
      action: 'supervision.issued',
      actor: actorOf(user),
      orderId: order.id,
      runNo: order.runNo,
      detail: { supervisionId, toUnitId: unitId, replyBy },
      text: demand,
    });
    await repositories.commands.append({
      kind: 'message',
      name: messageNames.supervisionIssued,
      orderId: order.id,
      runNo: order.runNo,
      correlationKey: supervisionId,
      timeToLiveMs: timeToLiveMs.start,
      variables: { supervisionId, orderId: order.id, runNo: order.runNo, acceptanceNo: order.acceptanceNo, handlingUnit: unitId, issuingUnit: user.unitId },
    });
    await repositories.notices.tell({
      orderId: order.id,
      kind: 'supervisionIssued',
      facts: { unit: user.unitName, due: 'supervision', dueAt: due.dueAt.toISOString() },
      event: `supervision:${supervisionId}:issued`,
      to: { units: [{ unitId, rights: ['handler', 'supervisor'] }] },
      bySms: true,
      at: now,
    });
  });
}

const tooEarly = () =>
  new DomainError('validation-failed', '回复期限不得早于今天。', { problems: [{ pointer: '/replyBy', code: 'too-early', detail: '回复期限：不得早于今天。' }] });
