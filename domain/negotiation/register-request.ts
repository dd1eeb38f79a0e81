import type { EngineCommands } from '../engine-command/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { NegotiationKind } from './kind.ts';
import { lockRequest } from './lock-request.ts';
import { isOpen, type Negotiations } from './ports.ts';

export type RegisterRequestRepositories = { orders: OrderLocks; negotiations: Negotiations; commands: EngineCommands };

/**
 * Makes an instance the request's only one (登记申请, P4.1) and marks its start consumed. `over`: the request was voided
 * before its process began, or has its instance already; then whatever was said to this instance has nobody to hear it.
 * Error: `not-found`.
 */
export async function registerRequest(
  ports: { inTransaction: InTransaction<RegisterRequestRepositories> },
  input: { kind: NegotiationKind; orderId: string; requestId: string; commandId: string; engineId: string; processInstanceKey: string },
): Promise<{ registration: 'valid' | 'over' }> {
  return ports.inTransaction(async (repositories) => {
    const { request } = await lockRequest(repositories, input);
    await repositories.commands.markConsumed(input.commandId);
    const isOnly = await repositories.negotiations.register(request, input);
    if (isOnly && isOpen(request)) return { registration: 'valid' };
    if (isOnly) await repositories.commands.voidCorrelated(request.id);
    return { registration: 'over' };
  });
}
