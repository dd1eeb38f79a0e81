import { beforeAll, describe, expect, it } from '@jest/globals';
import { limitRow, type LimitRow } from '../../domain/calendar/schema.ts';
import { serviceType } from '../../domain/code-list/service-type.ts';
import { dueNames } from '../../processes/contracts/dues.ts';
import { handlingLevel, orderType, provinceCode, source } from '../../processes/contracts/values.ts';
import { type DecisionRow, type DecisionTable, readDecisions } from '../../scripts/models/read-decisions.ts';

const steps = { timeLimits: ['order', 'rehandling', 'declarationAcceptance', 'householdCheck', 'determination'], levelBudgets: ['initialReview', 'unit', 'review'] } as const;
type TableId = keyof typeof steps;
const tableIds: readonly TableId[] = ['timeLimits', 'levelBudgets'];

let tables: readonly DecisionTable[];
beforeAll(async () => {
  tables = await readDecisions();
});

const table = (id: TableId): DecisionTable => {
  const found = tables.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no decision ${id}`);
  return found;
};
const columns = (id: TableId): readonly string[] => table(id).inputs.map(({ variable }) => variable);
const literals = (cell: string): readonly string[] => JSON.parse(`[${cell}]`) as string[];
const given = ({ outputs }: DecisionTable, row: DecisionRow): LimitRow =>
  limitRow.parse(Object.fromEntries(outputs.map((name, index) => [name, JSON.parse(row.then[index] ?? '') as unknown])));

/** Whether every order that `later` speaks of is taken by `earlier` already. */
function covers(earlier: DecisionRow, later: DecisionRow): boolean {
  return earlier.when.every((cell, index) => {
    const other = later.when[index] ?? '';
    if (cell === '' || cell === other) return true;
    return !cell.includes('date(') && other !== '' && literals(other).every((value) => literals(cell).includes(value));
  });
}

describe.each(tableIds)('%s (P5.2)', (id) => {
  it('gives in each row a period, its start, its source and its validity', () => {
    for (const row of table(id).rules) expect(() => given(table(id), row)).not.toThrow();
  });

  it('knows only sources, types, levels and steps of the product', () => {
    const known: Record<string, readonly string[]> = {
      source: source.options, orderType: orderType.options, level: handlingLevel.options, step: steps[id], serviceType: serviceType.entries.map(({ code }) => code),
    };
    const names = columns(id);
    for (const { when } of table(id).rules) {
      for (const [index, name] of names.entries()) {
        const cell = when[index] ?? '';
        if (name === 'date(startedOn)') continue;
        for (const value of literals(cell)) {
          if (name === 'provinceCode') expect(provinceCode.safeParse(value).success).toBe(true);
          else expect(known[name]).toContain(value);
        }
      }
    }
  });

  it('says its validity the same way twice: in the cell that chooses and in what it gives', () => {
    const column = columns(id).indexOf('date(startedOn)');
    for (const row of table(id).rules) {
      const { validFrom, validTo } = given(table(id), row);
      const cell = validFrom === null ? '' : validTo === null ? `>= date("${validFrom}")` : `[date("${validFrom}")..date("${validTo}")]`;
      expect([row.id, row.when[column]]).toEqual([row.id, cell]);
      if (validFrom !== null && validTo !== null) expect(validFrom < validTo).toBe(true);
    }
  });

  it('has the provinces before the national default, which is always valid', () => {
    const column = columns(id).indexOf('provinceCode');
    const isProvince = table(id).rules.map(({ when }) => when[column] !== '');
    expect(isProvince.lastIndexOf(true)).toBeLessThan(isProvince.indexOf(false));
    for (const [index, row] of table(id).rules.entries()) if (!isProvince[index]) expect(given(table(id), row)).toMatchObject({ validFrom: null, validTo: null });
  });

  it('has no row that an earlier one hides', () => {
    const { rules } = table(id);
    const hidden = rules.filter((row, index) => rules.slice(0, index).some((earlier) => covers(earlier, row)));
    expect(hidden.map((row) => row.id)).toEqual([]);
  });
});

it('the steps with a clock of their own are dues that a human task can name', () => {
  for (const step of [...steps.timeLimits, ...steps.levelBudgets]) if (step !== 'rehandling') expect(Object.keys(dueNames)).toContain(step);
});
