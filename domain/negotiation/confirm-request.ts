import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { negotiationNames, type NegotiationKind } from './kind.ts';
import { lockRequest } from './lock-request.ts';
import { isOpen, type Negotiations } from './ports.ts';

export type ConfirmRequestRepositories = { orders: OrderLocks; negotiations: Negotiations; commands: EngineCommands };

type Ids = { kind: NegotiationKind; orderId: string; requestId: string; commandId: string };

/**
 * 执行批复 (P4.1): the decision has reached the request's instance. PostgreSQL carried it out before it said so; the way
 * the process goes is read there. Errors: `not-found`, `order-state-conflict` where nothing was decided.
 */
export async function confirmDecision(
  ports: { inTransaction: InTransaction<ConfirmRequestRepositories> },
  input: Ids,
): Promise<{ decision: 'agreed' | 'refused' }> {
  return ports.inTransaction(async (repositories) => {
    const { request } = await lockRequest(repositories, input);
    const { state } = request;
    if (state !== 'agreed' && state !== 'refused') throw new DomainError('order-state-conflict', `流程收到批复消息，但${negotiationNames[request.kind]}申请尚未批复。`);
    await repositories.commands.markConsumed(input.commandId);
    return { decision: state };
  });
}

/**
 * 清理申请 (P4.3): the instance has heard that its request is void. A human task that was reached while the message was on
 * its way lost its job with the interruption, so it closes here. Errors: `not-found`, `order-state-conflict`.
 */
export async function confirmVoid(
  ports: { inTransaction: InTransaction<ConfirmRequestRepositories>; clock: Clock },
  input: Ids,
): Promise<void> {
  return ports.inTransaction(async (repositories) => {
    const { request } = await lockRequest(repositories, input);
    if (isOpen(request)) throw new DomainError('order-state-conflict', `流程收到失效消息，但${negotiationNames[request.kind]}申请仍然有效。`);
    await repositories.commands.markConsumed(input.commandId);
    await repositories.negotiations.closeItems(request, `${negotiationNames[request.kind]}申请已失效`, ports.clock.now());
  });
}
