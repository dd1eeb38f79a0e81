import type { Knex } from 'knex';
import type { EngineCommandQueue, Verdict } from '../../domain/engine-command/queue.ts';
import { type EngineCommandRow, fromRow } from './engine-command-row.ts';

/**
 * Takes the due heads and leases them in one statement. A lease that ran out is a try whose outcome was never recorded –
 * its dispatcher died or the database was away –, so nobody knows whether it got through. `not exists` keeps later commands of an order back while an
 * earlier one is pending; `skip locked` lets two dispatchers work side by side without ever taking the same row.
 */
const claimHeads = `
  update engine_command claimed
     set leased_until = now() + make_interval(secs => :leaseSeconds), attempts = attempts + 1,
         outcome_unknown = claimed.outcome_unknown or claimed.leased_until is not null
    from (select head.id
            from engine_command head
           where head.state = 'pending'
             and head.next_attempt_at <= now()
             and (head.leased_until is null or head.leased_until < now())
             and not exists (select 1 from engine_command earlier
                              where earlier.order_id = head.order_id
                                and earlier.state = 'pending'
                                and earlier.position < head.position)
           order by head.next_attempt_at, head.position
           limit :limit
             for update skip locked) due
   where claimed.id = due.id
  returning claimed.id, claimed.order_id, claimed.run_no, claimed.kind, claimed.name, claimed.engine_id, claimed.payload,
    claimed.attempts, claimed.outcome_unknown`;

/** The dispatchers' side of `engine_command`; each call is a transaction of its own. */
export function createEngineCommandQueue(knex: Knex): EngineCommandQueue {
  const columnsOf = (verdict: Verdict) => {
    switch (verdict.to) {
      case 'published':
        return { state: 'published', leased_until: null, published_at: knex.fn.now(), last_error: null };
      case 'consumed':
        return {
          state: 'consumed',
          leased_until: null,
          published_at: knex.raw('coalesce(published_at, now())'),
          consumed_at: knex.fn.now(),
          last_error: null,
        };
      case 'retry':
        return {
          leased_until: null,
          next_attempt_at: knex.raw('now() + make_interval(secs => ?)', [verdict.delayMs / 1000]),
          outcome_unknown: knex.raw('outcome_unknown or ?', [verdict.outcomeUnknown]),
          last_error: verdict.error,
        };
    }
  };
  return {
    claim: async (limit, leaseMs) => {
      const answer = await knex.raw<{ rows: EngineCommandRow[] }>(claimHeads, { limit, leaseSeconds: leaseMs / 1000 });
      return answer.rows.map(fromRow);
    },
    settle: async (commandId, verdict) => {
      await knex('engine_command').where({ id: commandId, state: 'pending' }).update(columnsOf(verdict));
    },
    countPending: async () => {
      const row = await knex('engine_command').where('state', 'pending').count<{ count: string }[]>('* as count').first();
      return Number(row?.count ?? 0);
    },
  };
}
