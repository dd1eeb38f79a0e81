import type { AccessFacts, AccessFactsSource } from '../access/facts.ts';
import { lockOrderFor } from '../access/lock-order.ts';
import { activeDelegationFrom } from '../handling/delegation-rules.ts';
import type { Notices } from '../notice/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { changeDues, type ChangeRepositories } from './change-dues.ts';
import type { OrderDue } from './ports.ts';

type Repositories = ChangeRepositories & { orders: OrderLocks; access: AccessFactsSource; notices: Notices };

/**
 * A delegating unit moves the inner due of the unit right below it, earlier or later, within its own due and 12345's, and
 * without asking 12345 (P4.4). Recorded with its reason and told to the unit below.
 * Errors: `not-found`, `right-required`, `order-ended`, `order-state-conflict`, `validation-failed`.
 */
export async function moveInnerDue(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; orderId: string; dueId: string; dueAt: Date; reason: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, dueAt } = input;
    const { order, facts } = await lockOrderFor(repositories, input, 'moveInnerDue');
    const open = await repositories.dues.openOf(order.id, order.runNo);
    const due = open.find(({ id }) => id === input.dueId);
    if (!due || !isBelow(due, user.unitId, order.runNo, facts)) throw new DomainError('order-state-conflict', '本单位没有可以调整的下级期限。');
    const now = deps.clock.now();
    const latest = latestDueFor(user.unitId, open);
    if (dueAt <= now) throw refused('须晚于现在。');
    if (latest !== undefined && dueAt > latest) throw refused('不得晚于本单位的期限和12345办结期限。');
    await changeDues(repositories, order, {
      cause: 'movedByUpperUnit',
      actor: actorOf(user),
      text: input.reason,
      terms: ({ id, terms }) =>
        id === due.id
          ? { ...terms, changes: [...terms.changes, { kind: 'moved', dueAt: dueAt.toISOString(), at: now.toISOString(), byUnit: user.unitName }] }
          : terms,
    });
    await repositories.notices.tell({
      orderId: order.id,
      kind: 'dueMoved',
      facts: { due: due.name, dueAt: dueAt.toISOString() },
      event: `due:${due.id}:moved:${now.toISOString()}`,
      to: { units: [{ unitId: due.unitId ?? order.provinceUnitId, rights: ['handler', 'supervisor'] }] },
      bySms: false,
      at: now,
    });
  });
}

/** Whether an inner due is that of the unit to which this unit has delegated the order. */
export function isBelow(due: Pick<OrderDue, 'name' | 'unitId'>, unitId: string, runNo: number, facts: Pick<AccessFacts, 'delegations'>): boolean {
  const isOfHandling = due.name !== 'order' && due.name !== 'review' && due.name !== 'initialReview' && due.name !== 'supervision';
  return isOfHandling && due.unitId !== null && due.unitId === activeDelegationFrom(unitId, runNo, facts)?.toUnitId;
}

/** The latest due that a unit may give to the one below: the earlier of its own and 12345's. */
export function latestDueFor(unitId: string, open: readonly OrderDue[]): Date | undefined {
  const own = open.filter(({ name, unitId: whose }) => name === 'order' || (name === 'unit' && whose === unitId));
  return own.map(({ dueAt }) => dueAt).sort((one, other) => one.getTime() - other.getTime())[0];
}

const refused = (why: string) =>
  new DomainError('validation-failed', `新的期限${why}`, { problems: [{ pointer: '/dueAt', code: 'out-of-range', detail: `新的期限：${why}` }] });
