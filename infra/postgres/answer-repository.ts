import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Answers, StoredAnswer } from '../../domain/consultation/ports.ts';
import type { ReportState } from '../../domain/investigation/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

/** A row of `consultation_answer`. */
export type AnswerRow = {
  id: string;
  version: number;
  unit_id: string;
  answered_by: string;
  answered_at: Date;
  answer_enc: Buffer;
  state: ReportState;
};

const place = (rowId: string) => ({ table: 'consultation_answer', column: 'answer_enc', rowId });

/** The answer of a row, opened. */
export const toAnswer = (row: AnswerRow, cipher: FieldCipher): StoredAnswer => ({
  id: row.id,
  version: row.version,
  unitId: row.unit_id,
  answeredBy: row.answered_by,
  answeredAt: row.answered_at,
  state: row.state,
  answer: cipher.open(row.answer_enc, place(row.id)),
});

/** Answers to consultations, in a transaction or (reading) outside of any. */
export function createAnswerRepository(database: Knex, { cipher }: { cipher: FieldCipher }): Answers {
  return {
    ofRun: async (orderId, runNo) => {
      const rows = (await database('consultation_answer').where({ order_id: orderId, run_no: runNo }).orderBy('version')) as AnswerRow[];
      return rows.map((row) => toAnswer(row, cipher));
    },
    write: async (answer, replaces) => {
      const id = replaces ?? randomUUID();
      const columns = {
        answered_by: answer.answeredBy,
        answered_at: answer.answeredAt,
        answer_enc: cipher.seal(answer.answer, place(id)),
        state: answer.state,
      };
      if (replaces !== undefined) await database('consultation_answer').where('id', id).update(columns);
      else
        await database('consultation_answer').insert({
          id,
          order_id: answer.orderId,
          run_no: answer.runNo,
          version: answer.version,
          unit_id: answer.unitId,
          ...columns,
        });
    },
  };
}
