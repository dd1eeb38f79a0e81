import { assertMayAct } from '../access/authorise.ts';
import type { AccessFactsSource } from '../access/facts.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import { sealedFields, type PersonalField } from './personal-field.ts';
import type { OrderPages } from './ports.ts';

type Repositories = { orders: OrderLocks; access: AccessFactsSource; audit: AuditTrail; orderPages: Pick<OrderPages, 'record'> };

/**
 * Opens one personal field with a reason; who, what and why is audited, the value is not (goals 4.3). Sealed fields open
 * for 国家局 and the province only, with the right to unseal (P1.4).
 * Errors: `not-found`, `right-required`, `reveal-reason-required`.
 */
export async function revealField(
  deps: { inTransaction: InTransaction<Repositories> },
  input: { user: User; orderId: string; field: PersonalField; reason: string },
): Promise<{ value: string | null }> {
  return deps.inTransaction(async ({ orders, access, audit, orderPages }) => {
    const order = await orders.lock(input.orderId);
    const facts = order && (await access.of(order.id));
    const unseals = order?.sealed === true && sealedFields.includes(input.field);
    assertMayAct(input.user, unseals ? 'unseal' : 'reveal', facts);
    if (input.reason.trim() === '') throw new DomainError('reveal-reason-required', '查看个人信息必须填写理由。');
    const record = await orderPages.record(input.orderId);
    await audit.record({
      action: unseals ? 'order.fieldUnsealed' : 'order.fieldRevealed',
      actor: actorOf(input.user),
      orderId: input.orderId,
      ...(order ? { runNo: order.runNo } : {}),
      detail: { field: input.field },
      text: input.reason,
    });
    return { value: record?.personal[input.field] ?? null };
  });
}
