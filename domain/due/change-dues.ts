import type { Actor, AuditTrail } from '../audit/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import { recount } from './open-dues.ts';
import type { OrderDue } from './ports.ts';
import { type DueRepositories } from './set-due.ts';
import { armClock } from './tell-clock.ts';
import type { DueTerms } from './terms.ts';

export type ChangeRepositories = DueRepositories & { audit: AuditTrail };

/** Why dues are computed again: named in the audit trail. */
export type DueCause = 'extension' | 'movedByUpperUnit' | 'newCalendar' | 'newLimits' | 'pauseEnded';

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
  const moved: OrderDue[] = [];
  for (const { due, columns } of recount(await dues.openOf(order.id, order.runNo), change.terms, time)) {
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
