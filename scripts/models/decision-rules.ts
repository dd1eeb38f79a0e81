import { collect, type ModelProblem, type Report } from './problem.ts';
import type { DecisionRow, DecisionTable } from './read-decisions.ts';

type Rule = (table: DecisionTable, report: Report) => void;

/** The texts, numbers and booleans a cell lists; `undefined` where it isn't a plain list, such as a period of validity. */
function literals(cell: string): readonly unknown[] | undefined {
  try {
    return JSON.parse(`[${cell}]`) as unknown[];
  } catch {
    return undefined;
  }
}

const isAny = (cell: string): boolean => cell === '' || cell === '-';

/** Whether every case of `later` is taken by `earlier` already. */
export function covers(earlier: DecisionRow, later: DecisionRow): boolean {
  return earlier.when.every((cell, index) => {
    const other = later.when[index] ?? '';
    if (isAny(cell) || cell === other) return true;
    const [own, theirs] = [literals(cell), literals(other)];
    return own !== undefined && theirs !== undefined && !isAny(other) && theirs.every((value) => own.includes(value));
  });
}

/** Of a table that gives a list (反馈质检) every row that fits counts; of all others the first. */
const collecting = ['qualityGate'];

const hitPolicy: Rule = ({ id, hitPolicy: policy }, report) => {
  if (collecting.includes(id)) {
    if (policy !== 'COLLECT') report('hit-policy', id, `命中策略应当是 COLLECT（符合的行全部列出），现在是 ${policy}`);
    return;
  }
  if (policy !== 'FIRST') report('hit-policy', id, `命中策略应当是 FIRST（取第一条符合的行），现在是 ${policy}`);
};

const explained: Rule = ({ rules }, report) => {
  for (const { id, description } of rules) if (!/P\d+\.\d+/.test(description ?? '')) report('row-source', id, '“注释”没有引用产品条款（如 P5.2）');
};

/** A row that says where it comes from says so in full: source, clause, and from when to when. */
const grounded: Rule = ({ rules, outputs }, report) => {
  for (const [column, what] of [['clause', '依据条款'], ['source', '出处']] as const) {
    const index = outputs.indexOf(column);
    if (index >= 0) for (const { id, then } of rules) if (/^(null|""|)$/.test(then[index] ?? '')) report('row-source', id, `没有写${what}（${column}）`);
  }
};

const reachable: Rule = ({ rules }, report) => {
  for (const [index, row] of rules.entries()) {
    const hiding = rules.slice(0, index).find((earlier) => covers(earlier, row));
    if (hiding !== undefined) report('row-hidden', row.id, `被前面的 ${hiding.id} 完全盖住，永远取不到`);
  }
};

/** Every output is a plain value: what a table gives can be read without computing. */
const plainOutputs: Rule = ({ rules }, report) => {
  for (const { id, then } of rules) for (const cell of then) if (literals(cell) === undefined) report('row-output', id, `输出 ${cell} 不是简单的值`);
};

const rules: readonly Rule[] = [hitPolicy, explained, grounded, reachable, plainOutputs];

/** What the house asks of a decision table (P5.2): first hit, each row explained, grounded and reachable. */
export function checkDecisions(tables: readonly DecisionTable[]): readonly ModelProblem[] {
  return tables.flatMap((table) => collect(table, rules));
}
