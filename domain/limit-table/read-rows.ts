import { limitRow } from '../calendar/schema.ts';
import { listColumns, listFieldsOf, outputColumns, startColumn } from './columns.ts';
import { limitRowDraft, type LimitTableId, type LimitTableRow } from './schema.ts';

/** A table as its file has it: columns, and the cells of each row as FEEL. */
export type TableCells = {
  inputs: readonly { variable: string }[];
  outputs: readonly string[];
  rules: readonly { id: string; when: readonly string[]; then: readonly string[]; description: string | undefined }[];
};

/** Clauses of the product that a row's note begins with, `P5.2 P3.8 `: kept with the row, not shown to people. */
export const clausePrefix = /^(?:P\d+\.\d+\s+)+/;

const literals = (cell: string): unknown[] => JSON.parse(`[${cell}]`) as unknown[];

/**
 * The rows of a file of `processes/` (P5.2). Only what the pages can show and write again is read: lists of words, one
 * period of validity, plain outputs. Throws, naming the row, for anything else.
 */
export function readRows(table: LimitTableId, cells: TableCells): LimitTableRow[] {
  const columns = ['provinceCode', ...listFieldsOf[table].map((field) => listColumns[field]), startColumn];
  const given = cells.inputs.map(({ variable }) => variable);
  if (given.join() !== columns.join() || cells.outputs.join() !== outputColumns.join()) throw new Error(`${table} 的列与程序约定的不同：${[...given, ...cells.outputs].join('、')}`);
  return cells.rules.map((rule) => {
    try {
      return readRow(table, rule);
    } catch (error) {
      throw new Error(`${table} 的 ${rule.id} 不能读成一行时限：${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  });
}

function readRow(table: LimitTableId, { id, when, then, description = '' }: TableCells['rules'][number]): LimitTableRow {
  const [province = '', ...rest] = when;
  const lists = Object.fromEntries(listFieldsOf[table].map((field, index) => [field, literals(rest[index] ?? '')]));
  const { amount, unit, startRule, clause, validFrom, validTo } = limitRow.parse(Object.fromEntries(outputColumns.map((name, index) => [name, literals(then[index] ?? '')[0]])));
  if (rest.at(-1) !== validityCell({ validFrom, validTo })) throw new Error('“起算日”与“施行”“失效”不一致');
  const draft = limitRowDraft.parse({
    provinceCode: literals(province)[0] ?? null, sources: [], orderTypes: [], serviceTypes: [], levels: [], ...lists,
    amount, unit, startRule, clause, validFrom, validTo, origin: description.replace(clausePrefix, ''),
  }); // prettier-ignore
  return { id, ...draft };
}

/** The cell that chooses by the day from which a limit counts; both ends belong to it. */
export function validityCell({ validFrom, validTo }: Pick<LimitTableRow, 'validFrom' | 'validTo'>): string {
  if (validFrom !== null && validTo !== null) return `[date("${validFrom}")..date("${validTo}")]`;
  if (validFrom !== null) return `>= date("${validFrom}")`;
  return validTo === null ? '' : `<= date("${validTo}")`;
}
