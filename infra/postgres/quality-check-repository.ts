import type { Knex } from 'knex';
import type { QualityCheck, QualityChecks } from '../../domain/quality-gate/ports.ts';

type CheckRow = { checked_at: Date; facts: QualityCheck['facts']; findings: QualityCheck['findings']; table_version: number | null };

/** Checks of results, in a transaction or, to read, outside of any. */
export function createQualityCheckRepository(database: Knex): QualityChecks {
  return {
    add: async (orderId, runNo, { checkedAt, facts, findings, tableVersion }) => {
      await database('quality_check').insert({
        order_id: orderId,
        run_no: runNo,
        checked_at: checkedAt,
        facts: JSON.stringify(facts),
        findings: JSON.stringify(findings),
        table_version: tableVersion,
      });
    },
    last: async (orderId, runNo) => {
      const row = await database('quality_check').where({ order_id: orderId, run_no: runNo }).orderBy('id', 'desc').first<CheckRow | undefined>();
      return row && { checkedAt: row.checked_at, facts: row.facts, findings: row.findings, tableVersion: row.table_version };
    },
  };
}
