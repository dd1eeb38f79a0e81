import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkDecisions } from '../../scripts/models/decision-rules.ts';
import { type DecisionTable, readDecisions } from '../../scripts/models/read-decisions.ts';

let limits: DecisionTable;
beforeAll(async () => {
  const found = (await readDecisions()).find(({ id }) => id === 'timeLimits');
  if (found === undefined) throw new Error('no decision timeLimits');
  limits = found;
});

const changed = (change: Partial<DecisionTable>) => checkDecisions([{ ...limits, ...change }]).map(({ rule }) => rule);
const firstRow = () => {
  const [row] = limits.rules;
  if (row === undefined) throw new Error('the table is empty');
  return row;
};

describe('the rules of decision tables refuse', () => {
  it('nothing in the tables as they are', async () => {
    expect(checkDecisions(await readDecisions())).toEqual([]);
  });

  it('another hit policy', () => {
    expect(changed({ hitPolicy: 'COLLECT' })).toContain('hit-policy');
  });

  it('a row without its statement, and one without its clause', () => {
    const row = firstRow();
    const clause = limits.outputs.indexOf('clause');

    expect(clause).toBeGreaterThanOrEqual(0);
    expect(changed({ rules: [{ ...row, description: '随手加的' }] })).toEqual(['row-source']);
    expect(changed({ rules: [{ ...row, then: row.then.with(clause, '""') }] })).toEqual(['row-source']);
  });

  it('a row that an earlier one hides', () => {
    const row = firstRow();

    expect(changed({ rules: [...limits.rules, { ...row, id: 'row_again' }] })).toEqual(['row-hidden']);
    expect(changed({ rules: [{ ...row, when: row.when.map(() => '') }, { ...row, id: 'row_later' }] })).toEqual(['row-hidden']);
  });

  it('an output that has to be computed', () => {
    const row = firstRow();

    expect(changed({ rules: [{ ...row, then: row.then.with(0, 'days + 1') }] })).toContain('row-output');
  });
});
