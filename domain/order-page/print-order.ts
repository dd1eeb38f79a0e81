import { assertMayAct } from '../access/authorise.ts';
import type { AccessFacts, AccessFactsSource } from '../access/facts.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Supervisions } from '../supervision/ports.ts';
import { actorOf, type User } from '../user/user.ts';
import { sealedFields, type PersonalField } from './personal-field.ts';
import type { OrderPages } from './ports.ts';

type Repositories = { orders: OrderLocks; access: AccessFactsSource; audit: AuditTrail; orderPages: Pick<OrderPages, 'record'>; supervisions: Pick<Supervisions, 'ofOrder'> };

/** What goes on paper beside what the page shows: nothing personal, or these fields for this reason; or one 督办单. */
export type PrintChoice = { fields?: readonly PersonalField[]; reason?: string; supervisionId?: string };

/**
 * An order or one of its 督办单 is printed (P9.2): who, when and which personal fields is audited before anything can
 * leave on paper. Fields open with a reason as on the page; what is sealed stays sealed on paper, whoever prints (P1.4).
 * Errors: `not-found`, `right-required`, `reveal-reason-required`.
 */
export async function printOrder(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; orderId: string } & PrintChoice,
): Promise<{ printedAt: Date; personal: { field: PersonalField; value: string | null }[] }> {
  const { user, orderId, supervisionId, reason = '' } = input;
  const fields = [...new Set(input.fields ?? [])];
  return deps.inTransaction(async (repositories) => {
    const order = await repositories.orders.lock(orderId);
    const facts = order && (await repositories.access.of(order.id));
    assertMayAct(user, 'print', facts);
    if (supervisionId !== undefined) await assertOfOrder(repositories.supervisions, orderId, supervisionId);
    if (fields.length > 0) assertMayOpen(user, facts, fields, reason);
    const record = fields.length > 0 ? await repositories.orderPages.record(orderId) : undefined;
    await repositories.audit.record({
      action: supervisionId === undefined ? 'order.printed' : 'supervision.printed',
      actor: actorOf(user),
      orderId,
      ...(order && { runNo: order.runNo }),
      detail: { ...(fields.length > 0 && { fields }), ...(supervisionId !== undefined && { supervisionId }) },
      ...(fields.length > 0 && { text: reason }),
    });
    return { printedAt: deps.clock.now(), personal: fields.map((field) => ({ field, value: record?.personal[field] ?? null })) };
  });
}

function assertMayOpen(user: User, facts: AccessFacts, fields: readonly PersonalField[], reason: string): void {
  if (facts.sealed && fields.some((field) => sealedFields.includes(field))) throw new DomainError('right-required', '密封工单的个人信息不得打印。');
  assertMayAct(user, 'reveal', facts);
  if (reason.trim() === '') throw new DomainError('reveal-reason-required', '打印个人信息必须填写理由。');
}

async function assertOfOrder(supervisions: Repositories['supervisions'], orderId: string, supervisionId: string): Promise<void> {
  const all = await supervisions.ofOrder(orderId);
  if (!all.some(({ id }) => id === supervisionId)) throw new DomainError('not-found', '本工单没有这张督办单。');
}
