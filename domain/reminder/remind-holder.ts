import type { AccessFactsSource } from '../access/facts.ts';
import { lockOrderFor } from '../access/lock-order.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { tellHolders, type TellRepositories } from '../platform-message/tell-holders.ts';
import { assertBeforeReceipt } from '../platform-message/take-message.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import type { WorkItems } from '../work-item/ports.ts';
import { countReminder } from './count-reminder.ts';

export type RemindRepositories = TellRepositories & { orders: OrderLocks; workItems: WorkItems; access: AccessFactsSource; audit: AuditTrail };

/**
 * 催办 by an upper supervisor or 国家局: counted with those of 12345 and shown, with its text, to who holds the order and
 * the units above; it moves no due (P5.4). Errors: `not-found`, `right-required`, `order-ended`, `order-state-conflict`.
 */
export async function remindHolder(
  deps: { inTransaction: InTransaction<RemindRepositories>; clock: Clock },
  input: { user: User; orderId: string; text: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, text } = input;
    const { order } = await lockOrderFor(repositories, input, 'remindHolder');
    assertBeforeReceipt(order, '催办');
    const count = await countReminder(repositories, order);
    await repositories.audit.record({ action: 'order.remindedByUpper', actor: actorOf(user), orderId: order.id, runNo: order.runNo, detail: { count }, text });
    const facts = { count, unit: user.unitName };
    await tellHolders(repositories, order, { kind: 'upperReminder', facts, event: `reminder-${order.id}-${user.unitId}-${count}`, at: deps.clock.now() });
  });
}
