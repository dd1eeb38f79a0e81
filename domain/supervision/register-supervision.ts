import type { EngineCommands } from '../engine-command/ports.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Supervisions } from './ports.ts';

export type RegisterSupervisionRepositories = { supervisions: Supervisions; commands: EngineCommands };

/** 登记督办单: the instance runs for a 督办单 that is still open, or ends at once (P5.4). Error: `not-found`. */
export async function registerSupervision(
  ports: { inTransaction: InTransaction<RegisterSupervisionRepositories> },
  input: { supervisionId: string; commandId: string },
): Promise<{ supervisionState: 'open' | 'closed' }> {
  return ports.inTransaction(async ({ supervisions, commands }) => {
    const supervision = await supervisions.find(input.supervisionId);
    if (!supervision) throw new DomainError('not-found', `流程对应的督办单不存在：${input.supervisionId}。`);
    await commands.markConsumed(input.commandId);
    const isOpen = supervision.state === 'open';
    // What would have ended the instance finds none.
    if (!isOpen) await commands.consumeKey(supervision.orderId, supervision.id);
    return { supervisionState: isOpen ? 'open' : 'closed' };
  });
}

/** 清理在办环节: the instance has heard that its 督办单 was closed. */
export async function confirmSupervisionClosed(
  ports: { inTransaction: InTransaction<Pick<RegisterSupervisionRepositories, 'commands'>> },
  input: { commandId: string },
): Promise<void> {
  return ports.inTransaction(({ commands }) => commands.markConsumed(input.commandId));
}
