import type { Knex } from 'knex';
import type { Recomputation, Recomputations } from '../../domain/due/recompute-open-dues.ts';

type Row = {
  id: string;
  cause: Recomputation['cause'];
  table_id: 'timeLimits' | 'levelBudgets' | null;
  revision: number | null;
  province_unit_id: string | null;
  requested_by: string;
  requested_at: Date;
  after_order_id: string | null;
};

/** Requests to compute open dues again. */
export function createDueRecomputations(database: Knex): Recomputations {
  return {
    request: async ({ cause, table, revision, provinceUnitId, requestedBy, at }) => {
      await database('due_recomputation').insert({ cause, table_id: table, revision, province_unit_id: provinceUnitId, requested_by: requestedBy, requested_at: at });
    },
    next: async () => {
      const row = (await database('due_recomputation').whereNull('finished_at').orderBy('id').first()) as Row | undefined;
      if (!row) return undefined;
      const common = { id: row.id, at: row.requested_at, requestedBy: row.requested_by, afterOrderId: row.after_order_id };
      if (row.table_id !== null && row.revision !== null) return { ...common, cause: 'newLimits', table: row.table_id, revision: row.revision, provinceUnitId: null };
      if (row.province_unit_id === null) throw new Error(`due_recomputation ${row.id} names no cause`);
      return { ...common, cause: 'newCalendar', table: null, revision: null, provinceUnitId: row.province_unit_id };
    },
    advance: async (id, lastOrderId, moved) => {
      await database('due_recomputation').where({ id }).update({ after_order_id: lastOrderId, moved: database.raw('moved + ?', [moved]) });
    },
    finish: async (id, at) => {
      await database('due_recomputation').where({ id }).update({ finished_at: at });
    },
  };
}
