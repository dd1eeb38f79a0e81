import type { Knex } from 'knex';
import type { AnswerView, ReportView } from '../../domain/order-page/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { toAnswer, type AnswerRow } from './answer-repository.ts';
import { toReport, type ReportRow } from './report-repository.ts';

type Named = { run_no: number; author_id: string; author_name: string; unit_name: string };

const by = (row: Named) => ({ runNo: row.run_no, byUserId: row.author_id, byName: row.author_name, unitName: row.unit_name });

/** Versions of one table with their author and the unit they were written in, oldest first. */
function versionsOf(database: Knex, table: string, orderId: string, authorColumn: string): Knex.QueryBuilder {
  return database(table)
    .join('app_user as author', 'author.id', `${table}.${authorColumn}`)
    .join('unit', 'unit.id', `${table}.unit_id`)
    .where(`${table}.order_id`, orderId)
    .orderBy(['run_no', 'version'])
    .select(`${table}.*`, 'author.id as author_id', 'author.name as author_name', 'unit.name as unit_name');
}

/** Every version of the investigation reports of an order. */
export async function readReports(database: Knex, cipher: FieldCipher, orderId: string): Promise<ReportView[]> {
  const rows = (await versionsOf(database, 'investigation_report', orderId, 'investigator_id')) as (ReportRow & Named)[];
  return rows.map((row) => ({ ...toReport(row, cipher), ...by(row) }));
}

/** Every version of the answers of an order. */
export async function readAnswers(database: Knex, cipher: FieldCipher, orderId: string): Promise<AnswerView[]> {
  const rows = (await versionsOf(database, 'consultation_answer', orderId, 'answered_by')) as (AnswerRow & Named)[];
  return rows.map((row) => ({ ...toAnswer(row, cipher), ...by(row) }));
}
