import type { AuditTrail } from '../audit/ports.ts';
import { countReminder } from '../reminder/count-reminder.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Reminder } from './schema.ts';
import { tellHolders, type TellRepositories } from './tell-holders.ts';
import type { WorkItems } from '../work-item/ports.ts';
import { assertBeforeReceipt, takeMessage, type MessageInput, type MessageReceipt, type MessageRepositories } from './take-message.ts';

type Repositories = MessageRepositories & TellRepositories & { audit: AuditTrail; workItems: WorkItems };

/**
 * 催办 by 12345: counted and shown, with its text, to who holds the order and the units above; it moves no due (P5.4).
 * Errors: those of `takeMessage`, `order-state-conflict`.
 */
export async function remindOrder(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: MessageInput<Reminder>,
): Promise<MessageReceipt> {
  return takeMessage(deps, 'reminder', input, async (repositories, order) => {
    assertBeforeReceipt(order, '催办');
    const reminders = await countReminder(repositories, order);
    await repositories.audit.record({
      action: 'order.reminded',
      actor: { kind: 'platform', id: input.platformId },
      orderId: order.id,
      runNo: order.runNo,
      detail: { messageNo: input.message.messageNo, count: reminders },
      text: input.message.text,
    });
    const event = `reminder-${order.id}-${input.message.messageNo}`;
    await tellHolders(repositories, order, { kind: 'reminder', facts: { count: reminders }, event, at: deps.clock.now() });
    return order;
  });
}
