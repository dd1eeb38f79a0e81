import type { AuditTrail } from '../audit/ports.ts';
import type { OrderLocks } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { EngineCommands } from './ports.ts';
import type { QueuedCommand } from './queue.ts';

/** What PostgreSQL knows of the thing behind a job. */
export type JobOwners = {
  /** Whether PostgreSQL itself took the job's work item away (recall, end of the order). */
  wasTakenAway(engineId: string, jobKey: string): Promise<boolean>;
};

export type VoidMissingJobRepositories = { orders: OrderLocks; commands: EngineCommands; jobOwners: JobOwners; audit: AuditTrail };

/**
 * A job that should have been completed or failed is gone. Where PostgreSQL ended its work — the order ended, went on to
 * another run, or the item was taken away — that is how it should be; otherwise nobody knows why, and it is an alarm
 * (§3.1.5). Either way the command can't take effect any more and must not hold up those behind it.
 * Returns whether it is an alarm.
 */
export async function voidMissingJob(
  ports: { inTransaction: InTransaction<VoidMissingJobRepositories> },
  command: Exclude<QueuedCommand, { kind: 'message' }>,
): Promise<{ isAlarm: boolean }> {
  return ports.inTransaction(async ({ orders, commands, jobOwners, audit }) => {
    const order = await orders.lock(command.orderId);
    const isClosedByUs =
      !order ||
      hasEnded(order.status) ||
      order.runNo !== command.runNo ||
      (await jobOwners.wasTakenAway(command.engineId, command.jobKey));
    await commands.voidOne(command.id, isClosedByUs ? 'job ended by PostgreSQL' : 'job missing in the engine');
    if (isClosedByUs) return { isAlarm: false };
    await audit.record({
      action: 'engineCommand.jobMissing',
      actor: { kind: 'system', id: 'dispatcher' },
      orderId: command.orderId,
      runNo: command.runNo,
      detail: { commandId: command.id, name: command.name, jobKey: command.jobKey, engineId: command.engineId },
    });
    return { isAlarm: true };
  });
}
