import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { ReportAuthor, Reports, ReportState, StoredReport } from '../../domain/investigation/ports.ts';
import type { InvestigationDraft, InvestigationReport } from '../../domain/investigation/schema.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

/** A row of `investigation_report`. */
export type ReportRow = {
  id: string;
  version: number;
  unit_id: string;
  investigator_id: string;
  investigated_at: Date | null;
  investigators_enc: Buffer | null;
  findings_enc: Buffer | null;
  informing_text_enc: Buffer | null;
  truthfulness: InvestigationReport['truthfulness'] | null;
  amount_yuan: string | null;
  attachment_ids: string[];
  state: ReportState;
  submitted_at: Date | null;
};

const place = (column: 'investigators_enc' | 'findings_enc' | 'informing_text_enc', rowId: string) => ({ table: 'investigation_report', column, rowId });

function toColumns(content: InvestigationDraft, id: string, cipher: FieldCipher) {
  const { investigators, findings, informingText } = content;
  return {
    investigated_at: content.investigatedAt ?? null,
    investigators_enc: investigators === undefined ? null : cipher.seal(JSON.stringify(investigators), place('investigators_enc', id)),
    findings_enc: findings === undefined ? null : cipher.seal(findings, place('findings_enc', id)),
    informing_text_enc: informingText === undefined ? null : cipher.seal(informingText, place('informing_text_enc', id)),
    truthfulness: content.truthfulness ?? null,
    amount_yuan: content.amountYuan ?? null,
    attachment_ids: content.attachmentIds ?? [],
  };
}

function toContent(row: ReportRow, cipher: FieldCipher): InvestigationDraft {
  return {
    ...(row.investigated_at === null ? {} : { investigatedAt: row.investigated_at.toISOString() }),
    ...(row.investigators_enc === null
      ? {}
      : { investigators: JSON.parse(cipher.open(row.investigators_enc, place('investigators_enc', row.id))) as InvestigationReport['investigators'] }),
    ...(row.findings_enc === null ? {} : { findings: cipher.open(row.findings_enc, place('findings_enc', row.id)) }),
    ...(row.informing_text_enc === null ? {} : { informingText: cipher.open(row.informing_text_enc, place('informing_text_enc', row.id)) }),
    ...(row.truthfulness === null ? {} : { truthfulness: row.truthfulness }),
    ...(row.amount_yuan === null ? {} : { amountYuan: row.amount_yuan }),
    ...(row.attachment_ids.length === 0 ? {} : { attachmentIds: row.attachment_ids }),
  };
}

/** The report of a row, its encrypted fields opened. */
export const toReport = (row: ReportRow, cipher: FieldCipher): StoredReport => ({
  id: row.id,
  version: row.version,
  unitId: row.unit_id,
  investigatorId: row.investigator_id,
  state: row.state,
  submittedAt: row.submitted_at,
  content: toContent(row, cipher),
});

/** Investigation reports, in a transaction or (reading) outside of any. */
export function createReportRepository(database: Knex, { cipher }: { cipher: FieldCipher }): Reports {
  return {
    ofRun: async (orderId, runNo) => {
      const rows = await database('investigation_report').where({ order_id: orderId, run_no: runNo }).orderBy('version');
      return (rows as ReportRow[]).map((row) => toReport(row, cipher));
    },
    add: async (author: ReportAuthor, version, content) => {
      const id = randomUUID();
      await database('investigation_report').insert({
        id,
        order_id: author.orderId,
        run_no: author.runNo,
        version,
        unit_id: author.unitId,
        investigator_id: author.investigatorId,
        state: 'draft',
        ...toColumns(content, id, cipher),
      });
      return id;
    },
    rewrite: async (reportId, author, content) => {
      await database('investigation_report')
        .where('id', reportId)
        .update({ investigator_id: author.investigatorId, ...toColumns(content, reportId, cipher) });
    },
    submit: async (reportId, at) => {
      await database('investigation_report').where('id', reportId).update({ state: 'submitted', submitted_at: at });
    },
  };
}
