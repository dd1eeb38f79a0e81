import type { QueuedCommand } from '../../domain/engine-command/queue.ts';
import type { Engine, EngineOutcome } from '../../domain/engine/ports.ts';

/**
 * Sends one command to the engine. A message carries the command's id, so that the worker behind it can mark it consumed;
 * its message id is the same for every try, so that the engine takes it once while it is buffered.
 */
export function sendCommand(engine: Engine, command: QueuedCommand): Promise<EngineOutcome> {
  switch (command.kind) {
    case 'message':
      return engine.publishMessage({
        name: command.name,
        correlationKey: command.correlationKey,
        messageId: command.messageId ?? command.id,
        timeToLiveMs: command.timeToLiveMs,
        variables: { ...command.variables, commandId: command.id },
      });
    case 'completeJob':
      return engine.completeJob({ jobKey: command.jobKey, variables: command.variables });
    case 'failJob':
      return engine.failJob({ jobKey: command.jobKey, retries: 0, retryBackOffMs: 0, errorMessage: command.reason });
  }
}
