import { isAcceptanceNo } from '../order/acceptance-number.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import { hasEnded, statusNames } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { MessageKind, PlatformMessages, TakenMessage } from './ports.ts';

/** What taking any message needs. */
export type MessageRepositories = { orders: OrderLocks; platformMessages: PlatformMessages };

/** A message of a platform about one of its orders. */
export type MessageInput<M> = { platformId: string; acceptanceNo: string; fingerprint: Buffer; message: M };

/** The answer to a message; a repeat gets the very same. */
export type MessageReceipt = Pick<TakenMessage, 'messageNo' | 'receivedAt' | 'runNo' | 'status'> & { acceptanceNo: string; repeated: boolean };

const nowIs = (order: OrderRouting) => `工单现为“${statusNames[order.status]}”`;

/**
 * Takes a message of a platform under the lock of its order, once: `act` does what it asks and returns the order as it is
 * then. The same message again gets the first answer, whatever became of the order since; what commits first wins.
 * Errors: `not-found`, `message-number-conflict`, and those of `act`; a refused message leaves nothing behind.
 */
export async function takeMessage<R extends MessageRepositories>(
  deps: { inTransaction: InTransaction<R>; clock: Clock },
  kind: MessageKind,
  input: MessageInput<{ messageNo: string }>,
  act: (repositories: R, order: OrderRouting) => Promise<OrderRouting>,
): Promise<MessageReceipt> {
  const { acceptanceNo, fingerprint } = input;
  const { messageNo } = input.message;
  return deps.inTransaction(async (repositories) => {
    const order = isAcceptanceNo(acceptanceNo) ? await repositories.orders.lockByAcceptanceNo(acceptanceNo) : undefined;
    if (order?.platformId !== input.platformId) throw new DomainError('not-found', '本平台没有此受理编号的工单。');
    const earlier = await repositories.platformMessages.find(order.id, kind, messageNo);
    if (earlier && !earlier.fingerprint.equals(fingerprint))
      throw new DomainError('message-number-conflict', `来文编号 ${messageNo} 已用于不同内容，请换用新的编号。`);
    if (earlier) return { ...earlier, acceptanceNo, repeated: true };
    const { runNo, status } = await act(repositories, order);
    const taken = { orderId: order.id, kind, messageNo, fingerprint, receivedAt: deps.clock.now(), runNo, status };
    await repositories.platformMessages.add(taken);
    return { ...taken, acceptanceNo, repeated: false };
  });
}

/** 催办, supplement and 撤单 act in every state before 待签收. Error: `order-state-conflict`, naming the state. */
export function assertBeforeReceipt(order: OrderRouting, act: string): void {
  if (hasEnded(order.status) || order.status === 'awaiting_receipt')
    throw new DomainError('order-state-conflict', `${nowIs(order)}，不能${act}。`);
}

/** 重办 acts on 已办结 only. Error: `order-state-conflict`, naming the state. */
export function assertCompleted(order: OrderRouting): void {
  if (order.status !== 'completed') throw new DomainError('order-state-conflict', `${nowIs(order)}，只有“${statusNames.completed}”的工单才能重办。`);
}
