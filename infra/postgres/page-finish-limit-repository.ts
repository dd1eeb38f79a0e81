import type { Knex } from 'knex';
import type { LimitUnit } from '../../domain/calendar/schema.ts';
import type { FinishLimits } from '../../domain/page-call/finish-limit.ts';

type Row = { amount: number; unit: LimitUnit; clause: string };

/** 办理时限 of complaints per province, for the pages that prefill 办结日期. */
export function createPageFinishLimitRepository(database: Knex): FinishLimits {
  const rows = () => database('page_finish_limit');
  return {
    find: async (province) => {
      const row = await rows().where({ province }).first<Row | undefined>('amount', 'unit', 'clause');
      return row && { limit: { amount: row.amount, unit: row.unit }, clause: row.clause };
    },
    save: async (province, { limit, clause }, at) => {
      await rows().insert({ province, ...limit, clause, evaluated_at: at }).onConflict('province').merge();
    },
    wanted: () => database('platform').where({ page_call: true, live: true }).distinct<{ province: string }[]>(database.raw('left(province_code, 2) as province')).then((found) => found.map(({ province }) => province)),
  };
}
