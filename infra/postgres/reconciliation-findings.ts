import type { Knex } from 'knex';
import type { RaisedAlarms, ReconciliationFindings } from '../../domain/reconciliation/ports.ts';

/** How long a published message may stay unconsumed: a minute, doubled with each further try up to an hour. */
const unconsumed = `state = 'published' and kind = 'message'
  and published_at < now() - least(interval '1 hour', interval '1 minute' * power(2, least(attempts, 7) - 1))`;

/** What may have come apart between PostgreSQL and the engine; reads on the pool, without locks. */
export function createReconciliationFindings(knex: Knex): ReconciliationFindings {
  return {
    unconsumedMessages: (limit) =>
      knex('engine_command')
        .whereRaw(unconsumed)
        .orderBy('published_at')
        .limit(limit)
        .select({ commandId: 'id', orderId: 'order_id', runNo: 'run_no', name: 'name' })
        .select(
          // A request's or a due's start is no run's: it may be published again, its first worker ends a second instance.
          knex.raw(`coalesce(payload ->> 'messageId' = payload ->> 'correlationKey'
            and payload ->> 'correlationKey' = order_id || ':' || run_no, false) as "isStart"`),
        ),
    ordersWithoutInstance: (acceptedBefore, limit) =>
      knex('work_order as o')
        .whereNull('o.ended_at')
        .where('o.accepted_at', '<', acceptedBefore)
        .whereNotExists(knex('order_run as r').whereRaw('r.order_id = o.id and r.run_no = o.run_no').select(knex.raw('1')))
        .orderBy('o.accepted_at')
        .limit(limit)
        .select({ orderId: 'o.id', runNo: 'o.run_no' }),
    runningOrders: (engineId, afterOrderId, limit) =>
      knex('order_run as r')
        .join('work_order as o', (join) => join.on('o.id', 'r.order_id').on('o.run_no', 'r.run_no'))
        .whereNull('o.ended_at')
        .where('r.engine_id', engineId)
        .where('o.id', '>', afterOrderId)
        .orderBy('o.id')
        .limit(limit)
        .select({ orderId: 'o.id', runNo: 'r.run_no', processInstanceKey: 'r.process_instance_key' }),
    openTasks: (engineId, afterItemId, limit) =>
      knex('work_item')
        .whereIn('state', ['open', 'claimed'])
        .where('engine_id', engineId)
        .where('id', '>', afterItemId)
        .orderBy('id')
        .limit(limit)
        .select({ workItemId: 'id', orderId: 'order_id', jobKey: 'job_key' }),
    countForeignRuns: async (engineId) => {
      const row = await knex('order_run as r')
        .join('work_order as o', (join) => join.on('o.id', 'r.order_id').on('o.run_no', 'r.run_no'))
        .whereNull('o.ended_at')
        .whereNot('r.engine_id', engineId)
        .count<{ count: string }[]>('* as count')
        .first();
      return Number(row?.count ?? 0);
    },
  };
}

/** Alarms in the audit trail, in one transaction. */
export function createRaisedAlarmRepository(transaction: Knex): RaisedAlarms {
  return {
    wasRaised: async (orderId, action, subject) => {
      const found: unknown = await transaction('audit_entry')
        .where({ order_id: orderId, action })
        .whereRaw(`detail ->> 'subject' = ?`, [subject])
        .first('id');
      return found !== undefined;
    },
  };
}
