import type { AccessFactsSource } from '../access/facts.ts';
import { lockOrderFor } from '../access/lock-order.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { Contacts } from '../informing/ports.ts';
import type { Contact } from '../informing/schema.ts';
import type { OrderLocks } from '../order/ports.ts';
import { assertNotInFuture } from '../shared/assert-not-in-future.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';

type Repositories = { orders: OrderLocks; access: AccessFactsSource; contacts: Contacts; audit: AuditTrail };

/**
 * Logs a contact with the person during the handling (P3.5), apart from informing: it discloses no finding. Only the
 * unit that handles the order. Errors: `not-found`, `right-required`, `order-ended`, `order-state-conflict`, `validation-failed`.
 */
export async function logContact(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; orderId: string; contact: Contact },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { order } = await lockOrderFor(repositories, input, 'logContact');
    if (order.handlingUnitId !== input.user.unitId) throw new DomainError('order-state-conflict', '只有正在办理的单位可以登记联系记录。');
    assertNotInFuture({ pointer: '/contactedAt', title: '联系时间', time: input.contact.contactedAt }, deps.clock.now());
    await repositories.contacts.add({ ...input.contact, orderId: order.id, runNo: order.runNo, contactedBy: input.user.id });
    await repositories.audit.record({
      action: 'contact.logged',
      actor: actorOf(input.user),
      orderId: order.id,
      runNo: order.runNo,
      detail: { method: input.contact.method },
    });
  });
}
