import type { AuditTrail } from '../audit/ports.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { OrderLocks } from './ports.ts';
import type { OrderRuns } from './run-ports.ts';
import { hasEnded } from './status.ts';

export type RegisterRunRepositories = { orders: OrderLocks; runs: OrderRuns; commands: EngineCommands; audit: AuditTrail };
export type RegisterRunPorts = { inTransaction: InTransaction<RegisterRunRepositories>; clock: Clock };

export type RegisterRunInput = {
  orderId: string;
  runNo: number;
  commandId: string;
  engineId: string;
  processInstanceKey: string;
};

/** How the first step of an instance goes on; the model has an end of its own for the last two. */
export type Validation = 'valid' | 'duplicateStart' | 'ended';

/**
 * The first step of an instance (校验工单): makes it the one instance of its run. The order counts as started only from
 * here. A second instance of the run — a start message that was buffered until the first ended — is a duplicate, and so
 * is a run that the order has left; an order that ended before its instance started is `ended` (§3.1.4).
 * Error: `not-found`.
 */
export async function registerRun(ports: RegisterRunPorts, input: RegisterRunInput): Promise<{ validation: Validation }> {
  return ports.inTransaction(async ({ orders, runs, commands, audit }) => {
    const order = await orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', `流程实例对应的工单不存在：${input.orderId}。`);
    await commands.markConsumed(input.commandId);
    const note = (action: string) =>
      audit.record({
        action,
        actor: { kind: 'system', id: 'workers' },
        orderId: order.id,
        runNo: input.runNo,
        detail: { processInstanceKey: input.processInstanceKey },
      });
    if (hasEnded(order.status)) {
      await commands.consumeRun(order.id, input.runNo);
      return { validation: 'ended' };
    }
    const registered = await runs.find(order.id, input.runNo);
    const isOurs = registered?.engineId === input.engineId && registered.processInstanceKey === input.processInstanceKey;
    if (isOurs) return { validation: 'valid' };
    if (registered || order.runNo !== input.runNo) {
      await note('order.duplicateStartRefused');
      return { validation: 'duplicateStart' };
    }
    const { orderId, runNo, engineId, processInstanceKey } = input;
    await runs.register({ orderId, runNo, engineId, processInstanceKey }, ports.clock.now());
    await note('order.instanceRegistered');
    return { validation: 'valid' };
  });
}
