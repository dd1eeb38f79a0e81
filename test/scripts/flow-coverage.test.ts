import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeFlowCoverage, readFlowCoverage } from '../../scripts/test/flow-coverage.ts';

describe('the measure of walked flows', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flows-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const leave = (name: string, walked: string[]) => writeFile(join(folder, `${name}.json`), JSON.stringify({ walked, modelled: ['deadline/one', 'deadline/two'] }));

  it('is none where no file measured', () => {
    expect(readFlowCoverage(join(folder, 'nothing'))).toBeUndefined();
  });

  it('adds up the files and names what is missing until nothing is', async () => {
    await leave('clocks', ['deadline/one']);
    const half = readFlowCoverage(folder);
    expect(half && describeFlowCoverage(half)).toBe('流程图的连线：在引擎上走过 1 / 2；未走过：deadline/two');

    await leave('ways', ['deadline/two', 'deadline/one']);
    const whole = readFlowCoverage(folder);
    expect(whole && describeFlowCoverage(whole)).toBe('流程图的连线：在引擎上走过 2 / 2');
  });
});
