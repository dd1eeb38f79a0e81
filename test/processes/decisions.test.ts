import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DecisionTable } from '../../scripts/models/read-decisions.ts';
import { readDecisions } from '../../scripts/models/read-decisions.ts';

const levels = ['county', 'city', 'province'];
const sources = ['workOrder', 'call', 'petition', 'national'];
const orderTypes = ['complaint', 'consultation', 'declaration'];

let tables: readonly DecisionTable[];
beforeAll(async () => {
  tables = await readDecisions();
});

function table(id: string): DecisionTable {
  const found = tables.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no decision ${id}`);
  return found;
}

/** The first row that fits, as the hit policy FIRST says; cells are empty or lists of literals. */
function decide(id: string, facts: Readonly<Record<string, string | boolean>>): unknown {
  const { inputs, rules } = table(id);
  const fits = (cell: string, variable: string): boolean => cell === '' || cell === '-' || (JSON.parse(`[${cell}]`) as unknown[]).includes(facts[variable]);
  const row = rules.find(({ when }) => when.every((cell, index) => fits(cell, inputs[index]?.variable ?? '')));
  return row === undefined ? undefined : (JSON.parse(row.then[0] ?? '') as unknown);
}

describe('decision tables', () => {
  it('take the first row that fits, or where a list is asked for all, and explain every row', () => {
    for (const { id, hitPolicy, rules } of tables) {
      expect(hitPolicy).toBe(id === 'qualityGate' ? 'COLLECT' : 'FIRST');
      for (const { description } of rules) expect(description).toMatch(/P\d+\.\d+/);
    }
  });
});

describe('审核链 (P3.4)', () => {
  it.each(sources)('has a row for every order from %s', (source) => {
    for (const orderType of orderTypes) {
      for (const handlingLevel of levels) expect(decide('reviewChain', { provinceCode: '43', source, orderType, handlingLevel })).toBeDefined();
    }
  });

  it.each([
    ['complaint', 'county', ['county', 'city', 'province']],
    ['complaint', 'city', ['city', 'province']],
    ['complaint', 'province', ['province']],
    ['declaration', 'county', ['county', 'province']],
    ['declaration', 'city', ['city', 'province']],
    ['declaration', 'province', ['province']],
    ['consultation', 'county', []],
    ['consultation', 'province', []],
  ])('%s handled at %s: %j', (orderType, handlingLevel, chain) => {
    expect(decide('reviewChain', { provinceCode: '43', source: 'workOrder', orderType, handlingLevel })).toEqual(chain);
  });

  it('asks no more than the diagrams can show: one review of a consultation, one of a declaration below the province', () => {
    const { inputs, rules } = table('reviewChain');
    const typeColumn = inputs.findIndex(({ variable }) => variable === 'orderType');
    for (const { when, then } of rules) {
      const chain = JSON.parse(then[0] ?? '') as string[];
      const covers = (type: string): boolean => when[typeColumn] === '' || (when[typeColumn] ?? '').includes(`"${type}"`);
      expect(levels.filter((level) => chain.includes(level))).toEqual(chain);
      if (covers('consultation')) expect(chain.length).toBeLessThanOrEqual(1);
      if (covers('declaration')) expect(chain.filter((level) => level !== 'province').length).toBeLessThanOrEqual(1);
    }
  });
});

describe('初审方式 (P2.4)', () => {
  const facts = { provinceCode: '43', docking: 'page', orderType: 'complaint', regionLevel: 'village', withinProvince: true };

  it.each(['county', 'township', 'village'])('a page call that resolves to a %s of the province passes by rule', (regionLevel) => {
    expect(decide('initialReview', { ...facts, regionLevel })).toBe('byRule');
  });

  it('a round after the first goes straight to the province, however it came (P3.7)', () => {
    expect(decide('initialReview', { ...facts, docking: 'interface', regionLevel: 'unresolved', 'runNo > 1': true })).toBe('byRule');
  });

  it.each([
    ['an interface call', { docking: 'interface' }],
    ['no call', { docking: 'none' }],
    ['a region above county', { regionLevel: 'city' }],
    ['an unresolved region', { regionLevel: 'unresolved' }],
    ['a region of another province', { withinProvince: false }],
  ])('%s is reviewed by people', (_title, change) => {
    expect(decide('initialReview', { ...facts, ...change })).toBe('full');
  });
});

describe('反馈质检 (P3.6)', () => {
  const sound = { provinceCode: '43', orderType: 'complaint', contacted: true, hasFinding: true, amountMissing: false, personalDataFound: false, attachmentsReadable: true };
  /** Every row that fits, as the hit policy COLLECT says. */
  const found = (facts: Readonly<Record<string, string | boolean>>) => {
    const { inputs, rules } = table('qualityGate');
    const fits = (cell: string, variable: string) => cell === '' || (JSON.parse(`[${cell}]`) as unknown[]).includes(facts[variable]);
    return rules.filter(({ when }) => when.every((cell, index) => fits(cell, inputs[index]?.variable ?? ''))).map(({ then }) => then.map((text) => JSON.parse(text) as string));
  };

  it('finds nothing in a sound result', () => {
    expect(found(sound)).toEqual([]);
  });

  it.each([
    ['a gap', { hasFinding: false }, 'block'],
    ['personal data', { personalDataFound: true }, 'block'],
    ['a file that cannot be read', { attachmentsReadable: false }, 'block'],
    ['nobody reached', { contacted: false }, 'warn'],
    ['an amount that was not given', { amountMissing: true }, 'warn'],
  ])('has one row for %s', (_what, change, effect) => {
    expect(found({ ...sound, ...change }).map(([, theEffect]) => theEffect)).toEqual([effect]);
  });

  it('names all that it finds at once', () => {
    expect(found({ ...sound, hasFinding: false, contacted: false, personalDataFound: true })).toHaveLength(3);
  });

  it('does not ask a consultation whether somebody was reached', () => {
    expect(found({ ...sound, orderType: 'consultation', contacted: false })).toEqual([]);
  });
});
