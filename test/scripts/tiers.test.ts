import { describe, expect, it } from '@jest/globals';
import { countReport } from '../../scripts/test/run-jest.ts';
import { tiersOf } from '../../scripts/test/tiers.ts';

const files = [
  'test/db/a.test.ts',
  'test/domain/order/b.test.ts',
  'test/engine/c.conformance.test.ts',
  'test/engine/d.test.ts',
  'test/engine/e.long.test.ts',
  'test/faults/f.test.ts',
  'test/faults/g.long.test.ts',
  'test/web/h.test.ts',
];

describe('the tiers of a test run', () => {
  it('take every file that is not long once, and the conformance set on each engine', () => {
    const tiers = tiersOf(files, 'all').map(({ engine, files: chosen }) => [engine ?? 'none', ...chosen]);
    expect(tiers).toEqual([
      ['none', 'test/db/a.test.ts', 'test/domain/order/b.test.ts'],
      ['8.6.0', 'test/engine/c.conformance.test.ts', 'test/engine/d.test.ts'],
      ['8.5.8', 'test/engine/c.conformance.test.ts'],
      ['8.8.21', 'test/engine/c.conformance.test.ts'],
      ['8.6.0', 'test/faults/f.test.ts'],
      ['none', 'test/web/h.test.ts'],
    ]);
  });

  it('run everything of a kind where that is asked for', () => {
    expect(tiersOf(files, 'engines').map(({ engine, files: chosen }) => [engine, chosen.length])).toEqual([['8.6.0', 3], ['8.5.8', 3], ['8.8.21', 3]]);
    expect(tiersOf(files, 'faults').flatMap(({ files: chosen }) => chosen)).toEqual(['test/faults/f.test.ts', 'test/faults/g.long.test.ts']);
  });

  it('without files are left out', () => {
    expect(tiersOf(['test/db/a.test.ts'], 'all')).toHaveLength(1);
  });
});

describe('counting a report', () => {
  const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };

  it.each([
    ['failed tests', {}, { passed: 5, failed: 1, leftOut: 0 }],
    ['a file that could not run', { numRuntimeErrorTestSuites: 2 }, { passed: 5, failed: 3, leftOut: 0 }],
    ['tests that were left out', { numPendingTests: 1, numTodoTests: 1 }, { passed: 5, failed: 3, leftOut: 2 }],
  ])('knows %s', (_, change, outcome) => {
    expect(countReport(JSON.stringify({ ...report, ...change }))).toEqual(outcome);
  });

  it('takes a missing report as a failure', () => {
    expect(countReport('')).toEqual({ passed: 0, failed: 1 });
  });
});
