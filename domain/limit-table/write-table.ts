import { listColumns, listFieldsOf } from './columns.ts';
import { isSameRow } from './diff-rows.ts';
import { validityCell } from './read-rows.ts';
import type { LimitTableId, LimitTableRow } from './schema.ts';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const quoted = (value: string | null) => (value === null ? 'null' : `"${value}"`);
const listed = (values: readonly string[]) => values.map(quoted).join();

const entry = (kind: 'input' | 'output', row: string, column: string, cell: string) => `        <${kind}Entry id="${kind}Entry_${row}_${column}">
          <text>${escaped(cell)}</text>
        </${kind}Entry>
`;

/** Product clauses that a row's note cites, as the lint of the models asks for. */
const cited = { timeLimits: 'P5.2', levelBudgets: 'P5.2 P5.3' } as const satisfies Record<LimitTableId, string>;

/** `known` is the row as the file has it so far: what its note cites stays. */
function ruleText(table: LimitTableId, row: LimitTableRow, known: string | undefined): string {
  const citing = /<description>((?:P\d+\.\d+\s+)+)/.exec(known ?? '')?.[1]?.trim() ?? cited[table];
  const name = row.id.replace(/^rule_/, '');
  const inputs: [string, string][] = [
    ['provinceCode', row.provinceCode === null ? '' : quoted(row.provinceCode)],
    ...listFieldsOf[table].map((field): [string, string] => [listColumns[field], listed(row[field])]),
    ['startedOn', validityCell(row)],
  ];
  const outputs: [string, string][] = [
    ['amount', String(row.amount)], ['unit', quoted(row.unit)], ['startRule', quoted(row.startRule)], ['clause', quoted(row.clause)],
    ['validFrom', quoted(row.validFrom)], ['validTo', quoted(row.validTo)],
  ]; // prettier-ignore
  return `      <rule id="${row.id}">
        <description>${citing} ${escaped(row.origin)}</description>
${inputs.map(([column, cell]) => entry('input', name, column, cell)).join('')}${outputs.map(([column, cell]) => entry('output', name, column, cell)).join('')}      </rule>
`;
}

/**
 * The file with other rows: everything around them stays as `base` has it, rows that are the same stay byte for byte.
 * `base` is a file of `processes/` or one that this function wrote; throws where it has no rows.
 */
export function writeTable(table: LimitTableId, base: string, before: readonly LimitTableRow[], after: readonly LimitTableRow[]): string {
  const texts = [...base.matchAll(/[ \t]*<rule id="([^"]+)">[\s\S]*?<\/rule>\r?\n?/g)];
  const [first, last] = [texts.at(0), texts.at(-1)];
  if (first === undefined || last === undefined) throw new Error(`${table}: the file has no rows`);
  const kept = new Map(before.map((row) => [row.id, row]));
  const textOf = (row: LimitTableRow) => {
    const known = texts.find(([, id]) => id === row.id)?.[0];
    return known !== undefined && isSameRow(kept.get(row.id), row) ? known : ruleText(table, row, known);
  };
  return `${base.slice(0, first.index)}${after.map(textOf).join('')}${base.slice(last.index + last[0].length)}`;
}
