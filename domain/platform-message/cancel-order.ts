import { endOrder, type EndOrderRepositories } from '../order/end-order.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Cancellation } from './schema.ts';
import { assertBeforeReceipt, takeMessage, type MessageInput, type MessageReceipt, type MessageRepositories } from './take-message.ts';

/**
 * 撤单 by 12345: the order ends at once, with everything open of it (P4.3). Errors: those of `takeMessage`,
 * `order-state-conflict`.
 */
export async function cancelOrder(
  deps: { inTransaction: InTransaction<MessageRepositories & EndOrderRepositories>; clock: Clock },
  input: MessageInput<Cancellation>,
): Promise<MessageReceipt> {
  const { message, platformId } = input;
  return takeMessage(deps, 'cancellation', input, async (repositories, order) => {
    assertBeforeReceipt(order, '撤单');
    return endOrder(repositories, deps.clock, order, {
      to: 'cancelled',
      action: 'order.cancelled',
      actor: { kind: 'platform', id: platformId },
      detail: { messageNo: message.messageNo },
      text: message.reason,
    });
  });
}
