import type { Knex } from 'knex';
import type { JobOwners } from '../../domain/engine-command/void-missing-job.ts';

/** What PostgreSQL knows of the thing behind a job, in one transaction. */
export function createJobOwnerRepository(transaction: Knex.Transaction): JobOwners {
  return {
    wasTakenAway: async (engineId, jobKey) => {
      const item: unknown = await transaction('work_item')
        .where({ engine_id: engineId, job_key: jobKey, state: 'closed' })
        .first('id');
      return item !== undefined;
    },
  };
}
