import { randomUUID } from 'node:crypto';
import type { EngineCommand, EngineVariables } from '../../domain/engine-command/ports.ts';
import type { QueuedCommand } from '../../domain/engine-command/queue.ts';

/** A row of `engine_command` as the queue reads it. `payload` holds what depends on the kind. */
export type EngineCommandRow = {
  id: string;
  order_id: string;
  run_no: number;
  kind: EngineCommand['kind'];
  name: string;
  engine_id: string | null;
  payload: {
    correlationKey?: string;
    messageId?: string;
    timeToLiveMs?: number;
    jobKey?: string;
    variables?: EngineVariables;
    reason?: string;
  };
  attempts: number;
  outcome_unknown: boolean;
};

/** What is stored of a command beside its columns; ids and routing values only. */
function toPayload(command: EngineCommand): EngineCommandRow['payload'] {
  switch (command.kind) {
    case 'message': {
      const { correlationKey, messageId, timeToLiveMs, variables } = command;
      return { correlationKey, timeToLiveMs, variables, ...(messageId === undefined ? {} : { messageId }) };
    }
    case 'completeJob':
      return { jobKey: command.jobKey, variables: command.variables };
    case 'failJob':
      return { jobKey: command.jobKey, reason: command.reason };
  }
}

/** A command as a new row of `engine_command`, with an id of its own. */
export function newCommandRow(command: EngineCommand) {
  return {
    id: randomUUID(),
    order_id: command.orderId,
    run_no: command.runNo,
    kind: command.kind,
    name: command.name,
    engine_id: command.kind === 'message' ? undefined : command.engineId,
    payload: toPayload(command),
  };
}

/** The command of a row; a row that lacks a part of its kind is a programming fault and throws. */
export function fromRow(row: EngineCommandRow): QueuedCommand {
  const { payload } = row;
  const given = <T>(value: T | null | undefined, part: string): T => {
    if (value === undefined || value === null) throw new Error(`engine_command ${row.id} (${row.kind}) has no ${part}`);
    return value;
  };
  const common = {
    id: row.id,
    attempts: row.attempts,
    outcomeUnknown: row.outcome_unknown,
    name: row.name,
    orderId: row.order_id,
    runNo: row.run_no,
  };
  switch (row.kind) {
    case 'message':
      return {
        ...common,
        kind: 'message',
        correlationKey: given(payload.correlationKey, 'correlationKey'),
        timeToLiveMs: given(payload.timeToLiveMs, 'timeToLiveMs'),
        variables: payload.variables ?? {},
        ...(payload.messageId === undefined ? {} : { messageId: payload.messageId }),
      };
    case 'completeJob':
      return {
        ...common,
        kind: 'completeJob',
        engineId: given(row.engine_id, 'engine_id'),
        jobKey: given(payload.jobKey, 'jobKey'),
        variables: payload.variables ?? {},
      };
    case 'failJob':
      return {
        ...common,
        kind: 'failJob',
        engineId: given(row.engine_id, 'engine_id'),
        jobKey: given(payload.jobKey, 'jobKey'),
        reason: given(payload.reason, 'reason'),
      };
  }
}
