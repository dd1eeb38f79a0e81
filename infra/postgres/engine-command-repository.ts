import type { Knex } from 'knex';
import type { CommandState, EngineCommands } from '../../domain/engine-command/ports.ts';
import { runKey } from '../../domain/engine-command/message-names.ts';
import { negotiationItemKinds } from '../../domain/negotiation/kind.ts';
import { newCommandRow } from './engine-command-row.ts';

/** The channel that wakes the dispatchers when a transaction with a command commits. */
export const engineCommandChannel = 'engine_command';

/** Commands to the engine in one transaction: written where they are decided, sent after the commit. */
export function createEngineCommandRepository(transaction: Knex.Transaction): EngineCommands {
  return {
    append: async (command) => {
      const row = newCommandRow(command);
      // PostgreSQL delivers the notice on commit, once per transaction; it is a hint, the dispatchers poll as well.
      await transaction.raw(
        `with appended as (
           insert into engine_command (id, order_id, run_no, kind, name, engine_id, payload)
           values (?, ?, ?, ?, ?, ?, ?) returning id)
         select pg_notify('${engineCommandChannel}', '') from appended`,
        [row.id, row.order_id, row.run_no, row.kind, row.name, row.engine_id ?? null, JSON.stringify(row.payload)],
      );
      return row.id;
    },
    // A worker may be quicker than the dispatcher's own note that it published: `pending` is consumed as well.
    markConsumed: async (commandId) => {
      await transaction('engine_command')
        .where('id', commandId)
        .whereIn('state', ['pending', 'published'])
        .update({
          state: 'consumed',
          leased_until: null,
          published_at: transaction.raw('coalesce(published_at, now())'),
          consumed_at: transaction.fn.now(),
        });
    },
    voidPending: async (orderId, runNo) => {
      await transaction('engine_command')
        .where({ order_id: orderId, run_no: runNo, state: 'pending' })
        // What was decided about a request still has to reach the request's own instance.
        .whereRaw(`coalesce(payload ->> 'correlationKey', ?) = ?`, [runKey(orderId, runNo), runKey(orderId, runNo)])
        .whereNotIn('name', negotiationItemKinds)
        .update({ state: 'void', leased_until: null });
    },
    voidOne: async (commandId, reason) => {
      await transaction('engine_command')
        .where('id', commandId)
        .whereIn('state', ['pending', 'published'])
        .update({ state: 'void', leased_until: null, last_error: reason });
    },
    voidCorrelated: async (correlationKey) => {
      await transaction('engine_command')
        .where('kind', 'message')
        .whereRaw(`payload ->> 'correlationKey' = ?`, [correlationKey])
        .whereIn('state', ['pending', 'published'])
        .update({ state: 'void', leased_until: null, last_error: 'nobody is there to hear it' });
    },
    republish: async (commandId) => {
      await transaction('engine_command')
        .where({ id: commandId, state: 'published' })
        .update({ state: 'pending', leased_until: null, next_attempt_at: transaction.fn.now() });
      await transaction.raw(`select pg_notify('${engineCommandChannel}', '')`);
    },
    startState: async (orderId, runNo) => {
      // A start's message id is its run's key, whatever the message is called.
      const row = await transaction('engine_command')
        .where({ order_id: orderId, run_no: runNo, kind: 'message' })
        .whereRaw(`payload ->> 'messageId' = payload ->> 'correlationKey'`)
        .whereRaw(`payload ->> 'correlationKey' = ?`, [runKey(orderId, runNo)])
        .orderBy('position', 'desc')
        .first<{ state: CommandState } | undefined>('state');
      return row?.state;
    },
    consumeKey: async (orderId, correlationKey) => {
      await transaction('engine_command')
        .where({ order_id: orderId, kind: 'message' })
        .whereIn('state', ['pending', 'published'])
        .whereRaw(`payload ->> 'correlationKey' = ?`, [correlationKey])
        .update({
          state: 'consumed',
          leased_until: null,
          published_at: transaction.raw('coalesce(published_at, now())'),
          consumed_at: transaction.fn.now(),
        });
    },
    consumeRun: async (orderId, runNo) => {
      await transaction('engine_command')
        .where({ order_id: orderId, run_no: runNo, state: 'published' })
        // Other instances about the order (negotiations, dues) have keys of their own and go on hearing theirs.
        .whereRaw(`coalesce(payload ->> 'correlationKey', ?) = ?`, [runKey(orderId, runNo), runKey(orderId, runNo)])
        .update({ state: 'consumed', consumed_at: transaction.fn.now() });
    },
  };
}
