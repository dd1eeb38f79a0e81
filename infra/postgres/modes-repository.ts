import type { Knex } from 'knex';
import { defaultAnonymityRule, type AnonymityRule } from '../../domain/order/anonymity-rule.ts';
import type { Modes } from '../../domain/platform/modes.ts';

type Row = { work_order_transfer: boolean; call_transfer: boolean; transfer_number: string; anonymity_rule: AnonymityRule | null };

/** 转接号码 where no platform of the province says otherwise (方案三（二）). */
const schemeTransferNumber = '02112317';

/** The modes that the live platforms of a province have enabled, in a transaction or outside of any. */
export function createModesRepository(database: Knex): Modes {
  return {
    ofProvince: async (provinceCode) => {
      const rows: Row[] = await database('platform')
        .where({ province_code: provinceCode, live: true })
        // The one that transfers calls speaks for the province's own forms.
        .orderBy([{ column: 'call_transfer', order: 'desc' }, { column: 'code' }])
        .select('work_order_transfer', 'call_transfer', 'transfer_number', 'anonymity_rule');
      return {
        modes: [
          ...(rows.some((row) => row.work_order_transfer) ? (['workOrderTransfer'] as const) : []),
          ...(rows.some((row) => row.call_transfer) ? (['callTransfer'] as const) : []),
        ],
        transferNumber: rows[0]?.transfer_number ?? schemeTransferNumber,
        anonymityRule: rows[0]?.anonymity_rule ?? defaultAnonymityRule,
      };
    },
  };
}
