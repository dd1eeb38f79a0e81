import type { Actor } from '../audit/ports.ts';
import type { Limit } from '../calendar/schema.ts';
import type { OrderRouting } from '../order/ports.ts';
import { changeDues, type ChangeRepositories } from './change-dues.ts';
import type { OrderDue } from './ports.ts';

/** An agreed 延期: by how much, and the due that was agreed. */
export type AgreedExtension = { limit: Limit; dueAt: Date; actor: Actor };

/**
 * 12345 has agreed to an extension (P4.2): its due becomes exactly what was agreed. The open inner dues are extended by the
 * same amount, each within what 12345's new due leaves before the reviews above, and every clock follows. An order without
 * a due of its own gets none. The order is locked; within the caller's transaction. Returns the dues that moved.
 */
export async function moveOrderDue(repositories: ChangeRepositories, order: OrderRouting, { limit, dueAt, actor }: AgreedExtension): Promise<OrderDue[]> {
  return changeDues(repositories, order, {
    cause: 'extension',
    actor,
    terms: ({ name, terms }) => {
      // A supervisor's date is no part of 12345's time.
      if (name === 'supervision') return terms;
      const agreed = name === 'order' ? { dueAt: dueAt.toISOString() } : {};
      return { ...terms, changes: [...terms.changes, { kind: 'extended', limit, ...agreed }] };
    },
  });
}
