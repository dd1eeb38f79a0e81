import { beforeAll, describe, expect, it } from '@jest/globals';
import { breakingChanges } from '../../scripts/models/additive-only.ts';
import type { Interface } from '../../scripts/models/interface.ts';
import { readDecisions } from '../../scripts/models/read-decisions.ts';
import { readModels } from '../../scripts/models/read-model.ts';
import { currentInterface, releasedInterface } from '../../scripts/models/release.ts';

let now: Interface;
beforeAll(async () => {
  now = currentInterface(await readModels(), await readDecisions());
});

/** What is said when `now` follows an interface that had something more or something else. */
const after = (change: (released: Interface) => Interface) => breakingChanges(change(structuredClone(now)), now);
const before = (change: (current: Interface) => Interface) => breakingChanges(now, change(structuredClone(now)));

describe('changes to released models', () => {
  it('break nothing that the last release promised', async () => {
    // A release takes today's as its own: npm run gen:processes -- --release
    expect(breakingChanges(await releasedInterface(), now)).toEqual([]);
  });

  it('are free where nothing changes or something is added', () => {
    expect(breakingChanges(now, now)).toEqual([]);
    expect(before((current) => ({ ...current, messages: { ...current.messages, 'order.invented': {} }, forms: { ...current.forms, 'new-form': {} } }))).toEqual([]);
  });

  it.each<[string, (released: Interface) => Interface, string]>([
    ['a process', (is) => ({ ...is, processes: { ...is.processes, oldProcess: { startedBy: [], inputs: [], results: {} } } }), '流程 oldProcess 不见了'],
    ['a job type', (is) => ({ ...is, jobs: { ...is.jobs, 'order.oldJob': { reads: {}, writes: {} } } }), '任务类型 order.oldJob 不见了'],
    ['a form', (is) => ({ ...is, forms: { ...is.forms, 'old-form': {} } }), '表单 old-form 不见了'],
    ['an outcome of a form', (is) => ({ ...is, forms: { ...is.forms, feedback: { ...is.forms['feedback'], held: {} } } }), '表单 feedback 的结果 held 不见了'],
    ['a message', (is) => ({ ...is, messages: { ...is.messages, 'order.old': {} } }), '消息 order.old 不见了'],
    ['a decision', (is) => ({ ...is, decisions: { ...is.decisions, oldTable: { inputs: [], outputs: [] } } }), '决策 oldTable 不见了'],
    [
      'an outcome of a called process',
      (is) => ({ ...is, processes: { ...is.processes, orderHandling: { startedBy: [], inputs: [], results: { handlingOutcome: ['paused'] } } } }),
      '流程 orderHandling 的结果 handlingOutcome 的取值 paused 不见了',
    ],
  ])('may not remove %s', (_title, change, message) => {
    expect(after(change)).toContain(message);
  });

  it('may not give a variable another meaning, or ask something new of running instances', () => {
    const job = (is: Interface) => is.jobs['order.registerOrder'] ?? { reads: {}, writes: {} };
    const withJob = (is: Interface, change: object) => ({ ...is, jobs: { ...is.jobs, 'order.registerOrder': { ...job(is), ...change } } });

    expect(before((is) => withJob(is, { writes: { ...job(is).writes, provinceCode: { required: true, shape: '{"type":"number"}' } } }))).toEqual(['任务类型 order.registerOrder 的变量 provinceCode 变了含义']);
    expect(before((is) => withJob(is, { reads: { ...job(is).reads, weather: { required: true, shape: '{}' } } }))[0]).toContain('新要求变量 weather');
    expect(before((is) => withJob(is, { reads: { ...job(is).reads, weather: { required: false, shape: '{}' } } }))).toEqual([]);
  });
});
