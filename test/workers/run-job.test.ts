import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { EngineFailure, EngineJob } from '../../domain/engine/ports.ts';
import type { KeptExit } from '../../domain/job-effect/ports.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { isDatabaseAway } from '../../infra/postgres/database-away.ts';
import { createJobEffectRepository } from '../../infra/postgres/job-effect-repository.ts';
import { defineWorker, type JobWorker } from '../../workers/runtime/define-worker.ts';
import { bpmnError, complete, fail, incident, type JobExit, leave, wait } from '../../workers/runtime/exits.ts';
import { runJob } from '../../workers/runtime/run-job.ts';
import { insertOrder } from '../builders/stored-order.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type EngineCall, failure, recordingEngine } from '../support/recording-engine.ts';
import { silentLogger } from '../support/silent-logger.ts';

const engineId = randomUUID();
const type = 'fixture.work';
const input = z.object({ orderId: z.uuid(), runNo: z.int() });

describe('one delivery of a job', () => {
  let database: TestDatabase;
  let inTransaction: ReturnType<typeof adaptersOver>['inTransaction'];
  let orderId: string;
  let runs: number;
  beforeAll(async () => {
    database = await createTestDatabase();
    ({ inTransaction } = adaptersOver(database.knex));
    orderId = (await insertOrder(database.knex)).id;
  });
  beforeEach(() => {
    runs = 0;
  });
  afterAll(() => database.drop());

  let serial = 0;
  const newJob = (given: Partial<EngineJob> = {}): EngineJob => {
    serial += 1;
    return {
      key: String(100 + serial), type, processInstanceKey: '1', elementInstanceKey: String(10_000 + serial), elementId: 'serviceTask_work',
      bpmnProcessId: 'fixture', retries: 3, customHeaders: {}, variables: { orderId, runNo: 1 }, ...given,
    };
  };
  const deliver = async (worker: JobWorker, job: EngineJob, answers: Partial<Record<EngineCall['call'], EngineFailure[]>> = {}) => {
    const { engine, calls } = recordingEngine(answers);
    await runJob(worker, job, { engine, effects: createJobEffectRepository(database.knex), engineId, isDatabaseAway, logger: silentLogger });
    return calls;
  };
  const kept = async (job: EngineJob) =>
    (await database.knex('job_effect').where({ element_instance_key: job.elementInstanceKey }).first<{ exit: KeptExit } | undefined>('exit'))?.exit;
  /** A worker without business change that leaves by the given exit. */
  const leavingBy = (exit: JobExit) =>
    defineWorker({
      type, input,
      run: () => {
        runs += 1;
        return Promise.resolve(exit);
      },
    });
  /** A worker whose use case notes something on the order; the note must not be there twice. */
  const notingBy = (toExit: (result: { done: boolean }) => JobExit) =>
    defineWorker({
      type, input,
      run: (variables, job) =>
        job.once(
          inTransaction,
          (once) =>
            once(async ({ orders, audit }) => {
              runs += 1;
              await orders.lock(variables.orderId);
              await audit.record({ action: `noted.${job.elementInstanceKey}`, actor: { kind: 'system', id: 'test' }, orderId: variables.orderId });
              return { done: true };
            }),
          toExit,
        ),
    });
  const notes = async (job: EngineJob) => (await database.knex('audit_entry').where('action', `noted.${job.elementInstanceKey}`)).length;

  describe('is left by exactly one exit', () => {
    it.each<[string, JobExit, EngineCall[]]>([
      ['complete', complete({ outcome: 'done' }), [{ call: 'completeJob', given: { jobKey: 'K', variables: { outcome: 'done' } } }]],
      ['BPMN error', bpmnError('refused', '不予受理'), [{ call: 'throwError', given: { jobKey: 'K', errorCode: 'refused', errorMessage: '不予受理' } }]],
      ['fail', fail('对方繁忙', 7_000), [{ call: 'failJob', given: { jobKey: 'K', retries: 2, retryBackOffMs: 7_000, errorMessage: '对方繁忙' } }]],
      ['incident', incident('需人工处理'), [{ call: 'failJob', given: { jobKey: 'K', retries: 0, retryBackOffMs: 0, errorMessage: '需人工处理' } }]],
      ['wait with a time-out', wait(60_000), [{ call: 'updateJobTimeout', given: { jobKey: 'K', timeoutMs: 60_000 } }]],
      ['wait', wait(), []],
      ['leave', leave(), []],
    ])('%s', async (_name, exit, expected) => {
      expect(await deliver(leavingBy(exit), newJob({ key: 'K' }))).toEqual(expected);
    });
  });

  it.each<[string, JobExit]>([['complete', complete({ a: 1 })], ['BPMN error', bpmnError('refused', '不予受理')], ['wait', wait(60_000)]])(
    'keeps the exit %s even without business change, and a redelivery answers exactly that',
    async (_name, exit) => {
      const job = newJob();
      const first = await deliver(leavingBy(exit), job);

      expect(await kept(job)).toEqual(exit);
      expect(await deliver(leavingBy(complete({ other: true })), job)).toEqual(first);
      expect(runs).toBe(1);
    },
  );

  it.each<[string, JobExit]>([['fail', fail('再试', 1)], ['incident', incident('人工')], ['leave', leave()]])(
    'does not keep the exit %s: the next delivery runs again',
    async (_name, exit) => {
      const job = newJob();
      await deliver(leavingBy(exit), job);
      expect(await kept(job)).toBeUndefined();

      await deliver(leavingBy(exit), job);
      expect(runs).toBe(2);
    },
  );

  it('commits business change and exit together, and the change once', async () => {
    const job = newJob();
    await deliver(notingBy(() => complete({ noted: true })), job);
    const again = await deliver(notingBy(() => complete({ noted: true })), job);

    expect(await notes(job)).toBe(1);
    expect(again).toEqual([{ call: 'completeJob', given: { jobKey: job.key, variables: { noted: true } } }]);
  });

  it('lets two deliveries at once have one effect and one answer', async () => {
    const job = newJob();
    const worker = notingBy(() => complete({ noted: true }));
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(worker, job)));

    expect(await notes(job)).toBe(1);
    for (const calls of answers) expect(calls).toEqual([{ call: 'completeJob', given: { jobKey: job.key, variables: { noted: true } } }]);
  });

  it('answers what the quicker delivery kept although its own run failed on the changed state', async () => {
    const job = newJob();
    const late = defineWorker({
      type, input,
      run: async () => {
        await createJobEffectRepository(database.knex).keep({ engineId, elementInstanceKey: job.elementInstanceKey, kind: type }, complete({ first: true }));
        throw new DomainError('order-state-conflict', '工单状态已变。');
      },
    });

    expect(await deliver(late, job)).toEqual([{ call: 'completeJob', given: { jobKey: job.key, variables: { first: true } } }]);
  });

  it('makes broken variables an incident at once, by name and never by value', async () => {
    const calls = await deliver(leavingBy(complete()), newJob({ variables: { orderId: '张三 13800000000', runNo: 'x' } }));

    expect(calls).toHaveLength(1);
    const message = (calls[0]?.given as { errorMessage: string }).errorMessage;
    expect(message).toBe('流程变量不符合约定：orderId（invalid_format）、runNo（invalid_type）');
    expect(runs).toBe(0);
  });

  it('rolls the change back when the result is not what the worker says it writes', async () => {
    const job = newJob();
    const worker = { ...notingBy(() => complete({ wrong: 1 })), outputProblems: () => 'wrong（unrecognized_keys）' };

    const calls = await deliver(worker, job);

    expect(calls).toEqual([{ call: 'failJob', given: { jobKey: job.key, retries: 0, retryBackOffMs: 0, errorMessage: '任务结果变量不符合约定：wrong（unrecognized_keys）' } }]);
    expect([await notes(job), await kept(job)]).toEqual([0, undefined]);
  });

  it('fails with fewer retries and longer pauses when something unexpected is thrown, without its words', async () => {
    const throwing = defineWorker({ type, input, run: () => Promise.reject(new TypeError('张三 is not a function')) });
    const given = [];
    for (const retries of [3, 2, 1]) given.push((await deliver(throwing, newJob({ retries })))[0]?.given);

    const [first, second, third] = given as { retries: number; retryBackOffMs: number; errorMessage: string }[];
    expect([first?.retries, second?.retries, third?.retries]).toEqual([2, 1, 0]);
    expect(first?.retryBackOffMs).toBeLessThan(second?.retryBackOffMs ?? 0);
    expect(first?.errorMessage).toBe('处理时发生意外错误（TypeError），详情见应用日志。');
  });

  it('uses up no retry while the database is away', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const worker = defineWorker({ type, input, run: () => Promise.reject(away) });

    const [call] = await deliver(worker, newJob({ retries: 1 }));

    expect(call).toMatchObject({ call: 'failJob', given: { retries: 1, errorMessage: '数据库暂不可用，稍后自动重试。' } });
    expect((call?.given as { retryBackOffMs: number }).retryBackOffMs).toBeGreaterThanOrEqual(5_000);
  });

  it('leaves without effect when the order has ended', async () => {
    const worker = defineWorker({ type, input, run: () => Promise.reject(new DomainError('order-ended', '工单已经结束。')) });

    expect(await deliver(worker, newJob())).toEqual([]);
  });

  it('sends an exit again that nobody answered, and takes the missing job for its success', async () => {
    const calls = await deliver(leavingBy(complete()), newJob(), { completeJob: [failure('unknownOutcome'), failure('notFound')] });

    expect(calls.map(({ call }) => call)).toEqual(['completeJob', 'completeJob']);
  });

  it('asks a worker with an answer for redeliveries, with the kept exit', async () => {
    const job = newJob();
    let heard: KeptExit | undefined;
    const worker = defineWorker({
      type, input,
      run: () => Promise.resolve(wait()),
      redelivered: (_variables, _job, keptExit) => {
        heard = keptExit;
        return Promise.resolve(wait(1_000));
      },
    });
    await deliver(worker, job);

    expect(await deliver(worker, job)).toEqual([{ call: 'updateJobTimeout', given: { jobKey: job.key, timeoutMs: 1_000 } }]);
    expect(heard).toEqual({ kind: 'wait' });
  });
});
