import type { AuditTrail } from '../audit/ports.ts';
import { consoleScopeOf } from '../console/scope.ts';
import type { Deliveries } from '../delivery/ports.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import type { DifferenceLine, LastMessages, Manifests } from './ports.ts';

type Repositories = { manifests: Manifests; orders: OrderLocks; deliveries: Deliveries; lastMessages: LastMessages; audit: AuditTrail };
type Deps = { inTransaction: InTransaction<Repositories>; clock: Clock };

const notFound = () => new DomainError('not-found', '差异不存在或不在您的权限范围内。');

/** What we can do about a difference: send again, or nothing — then the platform has to push or to correct its own. */
export function remedyOf({ kind }: Pick<DifferenceLine, 'kind'>): 'resend' | 'platform' {
  return kind === 'missingHere' || kind === 'acceptanceNoDiffers' ? 'platform' : 'resend';
}

/** Sends what the platform lacks: its state, its last message again, or the acceptance where there was no message yet. */
async function resend({ deliveries, lastMessages }: Repositories, order: OrderRouting, difference: DifferenceLine): Promise<void> {
  const { theirs } = difference;
  if (difference.kind === 'statusDiffers' && theirs?.status !== undefined) {
    await deliveries.enqueue({ orderId: order.id, kind: 'statusChanged', data: { status: order.status, previousStatus: theirs.status } });
    return;
  }
  const last = await lastMessages.lastOf(order.id);
  if (last) await deliveries.replay(last.id);
  else await deliveries.enqueue({ orderId: order.id, kind: 'accepted', data: { receivedAt: order.acceptedAt.toISOString(), status: order.status } });
}

/**
 * Repairs a difference in one step (P8.2). What lies with the platform (it has to push again) can only be settled.
 * Errors: `right-required`, `not-found`, `order-state-conflict`.
 */
export async function repairDifference(deps: Deps, input: { user: User; differenceId: string }): Promise<void> {
  await decide(deps, input, async (repositories, difference) => {
    if (remedyOf(difference) === 'platform') throw new DomainError('order-state-conflict', '该差异须由12345重新推送或更正，本平台无法修复。');
    const order = difference.orderId === null ? undefined : await repositories.orders.lock(difference.orderId);
    if (!order) throw notFound();
    await resend(repositories, order, difference);
    return 'repaired';
  });
}

/** Settles a difference with a word on how. Errors as above. */
export async function settleDifference(deps: Deps, input: { user: User; differenceId: string; note: string }): Promise<void> {
  await decide(deps, input, () => Promise.resolve('settled'));
}

async function decide(
  deps: Deps,
  input: { user: User; differenceId: string; note?: string },
  act: (repositories: Repositories, difference: DifferenceLine) => Promise<'repaired' | 'settled'>,
): Promise<void> {
  const scope = consoleScopeOf(input.user);
  await deps.inTransaction(async (repositories) => {
    const difference = await repositories.manifests.lock(scope, input.differenceId);
    if (!difference) throw notFound();
    if (difference.state !== 'open') throw new DomainError('order-state-conflict', '该差异已经处理。');
    const state = await act(repositories, difference);
    await repositories.manifests.settle(difference.id, state, input.user.id, deps.clock.now());
    await repositories.audit.record({
      action: `reconciliation.${state}`,
      actor: actorOf(input.user),
      ...(difference.orderId === null ? {} : { orderId: difference.orderId }),
      detail: { differenceId: difference.id, kind: difference.kind, day: difference.day },
      ...(input.note === undefined ? {} : { text: input.note }),
    });
  });
}
