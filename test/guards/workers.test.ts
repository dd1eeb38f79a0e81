import { describe, expect, it } from '@jest/globals';
import { messageNames } from '../../domain/engine-command/message-names.ts';
import { workItemKindList } from '../../domain/work-item/kinds.ts';
import { jobContracts } from '../../processes/contracts/jobs.ts';
import { formKeys, jobTypes, messageNames as modelledMessages, userTaskJobType, type JobType } from '../../processes/generated/index.ts';
import { createWorkers, type WorkerPorts } from '../../workers/registry.ts';

// Only what the workers say of themselves is looked at; none of them runs.
const workers = createWorkers({} as WorkerPorts);
const isContracted = (type: string): type is JobType => type in jobContracts;

describe('models and code', () => {
  it('have exactly one worker for every job type, and no worker without one', () => {
    expect(workers.map(({ type }) => type).sort()).toEqual([...jobTypes, userTaskJobType].sort());
  });

  it.each(workers.filter(({ type }) => isContracted(type)))('$type reads only what its contract offers', ({ type, variableNames }) => {
    const offered = isContracted(type) ? Object.keys(jobContracts[type].reads.shape) : [];

    expect(variableNames.filter((name) => !offered.includes(name))).toEqual([]);
  });

  it.each(workers.filter(({ type }) => isContracted(type)))('$type writes exactly what its contract promises', ({ type, outputNames }) => {
    expect(outputNames).toEqual(isContracted(type) ? Object.keys(jobContracts[type].writes.shape) : []);
  });

  it('know every form key as a kind of work item, and the reverse', () => {
    // The generic step is for models that analysts change: none of the committed ones has to use it.
    expect([...new Set([...formKeys, 'generic-review'])].sort()).toEqual([...workItemKindList].sort());
  });

  it('publish every message that a model waits for, and no other', () => {
    expect([...modelledMessages].sort()).toEqual(Object.values(messageNames).sort());
  });
});
