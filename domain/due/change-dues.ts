import type { Actor, AuditTrail } from '../audit/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import { computed } from './compute.ts';
import type { OrderDue } from './ports.ts';
import { type DueRepositories } from './set-due.ts';
import { armClock } from './tell-clock.ts';
import type { DueTerms } from './terms.ts';

export type ChangeRepositories = DueRepositories & { audit: AuditTrail };

/** Why dues are computed again: named in the audit trail. */
export type DueCause = 'extension' | 'movedByUpperUnit' | 'newCalendar' | 'pauseEnded';

/**
 * Computes the open dues of a locked order again from changed terms, 12345's due first, since the inner ones follow it; what
 * comes out otherwise than before is kept, told to the clock in the engine and recorded. Returns the dues that moved.
 */
export async function changeDues(
  repositories: ChangeRepositories,
  order: OrderRouting,
  change: { cause: DueCause; actor: Actor; text?: string; terms: (due: OrderDue) => DueTerms },
): Promise<OrderDue[]> {
  const { dues, calendars, audit } = repositories;
  const time = await calendars.ofProvince(order.provinceUnitId);
  const open = (await dues.openOf(order.id, order.runNo)).toSorted((one, other) => Number(other.name === 'order') - Number(one.name === 'order'));
  const moved: OrderDue[] = [];
  let orderDueAt: Date | undefined;
  for (const due of open) {
    const columns = computed(change.terms(due), time, orderDueAt);
    if (due.name === 'order') orderDueAt = columns.dueAt;
    await dues.update(due.id, columns);
    if (columns.dueAt.getTime() === due.dueAt.getTime()) continue;
    moved.push({ ...due, ...columns });
    await armClock(repositories, order, due);
    await audit.record({
      action: 'due.moved',
      actor: change.actor,
      orderId: order.id,
      runNo: order.runNo,
      detail: {
        due: due.name,
        ...(due.unitId === null ? {} : { unitId: due.unitId }),
        cause: change.cause,
        from: due.dueAt.toISOString(),
        to: columns.dueAt.toISOString(),
      },
      ...(change.text === undefined ? {} : { text: change.text }),
    });
  }
  await dues.showOnItems(order.id);
  return moved;
}
