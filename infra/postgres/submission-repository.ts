import type { Knex } from 'knex';
import type { Submissions } from '../../domain/handling/submissions.ts';

const query = `
  select exists (
    select 1 from investigation_report
      where order_id = :orderId and run_no = :runNo and unit_id = :unitId and state <> 'draft' and submitted_at >= :since
    union all
    select 1 from consultation_answer
      where order_id = :orderId and run_no = :runNo and unit_id = :unitId and state <> 'draft' and answered_at >= :since
    union all
    select 1 from declaration_step
      where order_id = :orderId and run_no = :runNo and unit_id = :unitId and step = 'determination' and recorded_at >= :since
  ) as made`;

/** What a unit has handed in, in one transaction. */
export function createSubmissionRepository(transaction: Knex): Submissions {
  return {
    madeBy: async (unitId, orderId, runNo, since) => {
      const { rows } = await transaction.raw<{ rows: { made: boolean }[] }>(query, { unitId, orderId, runNo, since });
      return rows[0]?.made ?? false;
    },
  };
}
