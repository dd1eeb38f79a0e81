import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EngineJob } from '../../domain/engine/ports.ts';
import { isDatabaseAway } from '../../infra/postgres/database-away.ts';
import { createEngineCommandRepository } from '../../infra/postgres/engine-command-repository.ts';
import { createJobEffectRepository } from '../../infra/postgres/job-effect-repository.ts';
import { clockRetryMs, createProjectWorkItemWorker, userTaskTimeoutMs } from '../../workers/human-task/project-work-item.ts';
import { createConfirmEndWorker } from '../../workers/order/confirm-end.ts';
import { createValidateOrderWorker } from '../../workers/order/validate-order.ts';
import { createReportUnexpectedOutcomeWorker } from '../../workers/process/report-unexpected-outcome.ts';
import type { JobWorker } from '../../workers/runtime/define-worker.ts';
import { runJob } from '../../workers/runtime/run-job.ts';
import { insertOrder, type StoredOrder } from '../builders/stored-order.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { failure, recordingEngine } from '../support/recording-engine.ts';
import { silentLogger } from '../support/silent-logger.ts';

const engineId = randomUUID();

describe('the workers behind every order', () => {
  let database: TestDatabase;
  let adapters: ReturnType<typeof adaptersOver>;
  beforeAll(async () => {
    database = await createTestDatabase();
    adapters = adaptersOver(database.knex);
  });
  afterAll(() => database.drop());

  let serial = 0;
  const jobFor = (order: StoredOrder, given: Partial<EngineJob> = {}): EngineJob => {
    serial += 1;
    return {
      key: String(100 + serial), type: 'any', processInstanceKey: '77', elementInstanceKey: String(10_000 + serial), elementId: 'task',
      bpmnProcessId: 'workOrderTransfer', retries: 3, customHeaders: {}, ...given, variables: { orderId: order.id, runNo: order.runNo, ...given.variables },
    };
  };
  const deliver = async (worker: JobWorker, job: EngineJob) => {
    const { engine, calls } = recordingEngine();
    await runJob(worker, job, { engine, effects: createJobEffectRepository(database.knex), engineId, isDatabaseAway, logger: silentLogger });
    return calls;
  };
  const sent = async (order: StoredOrder, name = 'order.accepted') => {
    const id = await database.knex.transaction((transaction) =>
      createEngineCommandRepository(transaction).append({
        kind: 'message', name, orderId: order.id, runNo: order.runNo, correlationKey: `${order.id}:${order.runNo}`, timeToLiveMs: 1, variables: {},
      }),
    );
    await database.knex('engine_command').where('id', id).update({ state: 'published' });
    return id;
  };
  const stateOf = async (id: string) => (await database.knex('engine_command').where('id', id).first<{ state: string }>('state')).state;
  const validation = async (job: EngineJob) => {
    const [call] = await deliver(createValidateOrderWorker(adapters), job);
    return call;
  };
  const completing = (job: EngineJob, variables: object) => ({ call: 'completeJob', given: { jobKey: job.key, variables } });

  describe('校验工单', () => {
    it('registers the first instance of a run and consumes the start', async () => {
      const order = await insertOrder(database.knex);
      const commandId = await sent(order);
      const job = jobFor(order, { variables: { commandId } });

      expect(await validation(job)).toEqual(completing(job, { validation: 'valid' }));
      expect(await stateOf(commandId)).toBe('consumed');
      expect(await database.knex('order_run').where('order_id', order.id)).toMatchObject([{ engine_id: engineId, process_instance_key: '77' }]);
    });

    it('takes a second instance of the run for a late duplicate, and the same instance for itself', async () => {
      const order = await insertOrder(database.knex);
      const variables = { commandId: await sent(order) };
      await validation(jobFor(order, { variables }));
      const [second, again] = [jobFor(order, { variables, processInstanceKey: '78' }), jobFor(order, { variables })];

      expect(await validation(second)).toEqual(completing(second, { validation: 'duplicateStart' }));
      expect(await validation(again)).toEqual(completing(again, { validation: 'valid' }));
    });

    it('takes a start of an earlier run for a late duplicate', async () => {
      const order = await insertOrder(database.knex, { runNo: 2 });
      const job = jobFor(order, { variables: { commandId: await sent({ ...order, runNo: 1 }), runNo: 1 } });

      expect(await validation(job)).toEqual(completing(job, { validation: 'duplicateStart' }));
    });

    it('lets an order that ended before its start go, with all that was sent for it', async () => {
      const order = await insertOrder(database.knex, { status: 'withdrawn', endedAt: new Date() });
      const [commandId, ended] = [await sent(order), await sent(order, 'order.ended')];
      const job = jobFor(order, { variables: { commandId } });

      expect(await validation(job)).toEqual(completing(job, { validation: 'ended' }));
      expect([await stateOf(commandId), await stateOf(ended)]).toEqual(['consumed', 'consumed']);
      expect(await database.knex('order_run').where('order_id', order.id)).toEqual([]);
    });

    it('makes an incident of an order that does not exist', async () => {
      const job = jobFor({ id: randomUUID(), runNo: 1, unitId: '' }, { variables: { commandId: randomUUID() } });

      expect(await validation(job)).toMatchObject({ call: 'failJob', given: { retries: 0 } });
    });
  });

  describe('清理在办环节', () => {
    it('consumes the end of an order that PostgreSQL has ended', async () => {
      const order = await insertOrder(database.knex, { status: 'cancelled', endedAt: new Date() });
      const commandId = await sent(order, 'order.ended');
      const job = jobFor(order, { variables: { commandId } });

      expect(await deliver(createConfirmEndWorker(adapters), job)).toEqual([completing(job, {})]);
      expect(await stateOf(commandId)).toBe('consumed');
    });

    it('makes an incident of an end that PostgreSQL knows nothing of', async () => {
      const order = await insertOrder(database.knex);
      const job = jobFor(order, { variables: { commandId: await sent(order, 'order.ended') } });

      expect(await deliver(createConfirmEndWorker(adapters), job)).toMatchObject([{ call: 'failJob', given: { retries: 0 } }]);
    });
  });

  describe('a user task', () => {
    const headers = (unitId: string, formKey = 'informing') => ({
      'io.camunda.zeebe:formKey': formKey,
      'io.camunda.zeebe:candidateGroups': JSON.stringify([unitId]),
      due: 'order',
    });
    const project = (job: EngineJob) => deliver(createProjectWorkItemWorker({ ...adapters, engine: recordingEngine().engine }), job);
    const items = (order: StoredOrder) => database.knex('work_item').where('order_id', order.id).select('state', 'kind', 'unit_id', 'job_key', 'process_id', 'element_id');

    it('opens one item for its unit and stays handed out for thirty days', async () => {
      const order = await insertOrder(database.knex);
      const job = jobFor(order, { customHeaders: headers(order.unitId) });
      const waiting = [{ call: 'updateJobTimeout', given: { jobKey: job.key, timeoutMs: userTaskTimeoutMs } }];

      expect(await project(job)).toEqual(waiting);
      expect(await project(job)).toEqual(waiting);
      expect(await items(order)).toEqual([{ state: 'open', kind: 'informing', unit_id: order.unitId, job_key: job.key, process_id: job.bpmnProcessId, element_id: 'task' }]);
    });

    it('never fails a task that people see already: while the engine is too busy for the unit’s clock, it comes again soon', async () => {
      const order = await insertOrder(database.knex, { status: 'in_handling' });
      const job = jobFor(order, { customHeaders: { ...headers(order.unitId), due: 'unit' } });
      const { engine } = recordingEngine({ evaluateDecision: [failure('resourceExhausted')] });

      expect(await deliver(createProjectWorkItemWorker({ ...adapters, engine }), job)).toEqual([
        { call: 'updateJobTimeout', given: { jobKey: job.key, timeoutMs: clockRetryMs } },
      ]);
      expect(await items(order)).toHaveLength(1);
    });

    it.each([[0, false], [2, true]])('of an order reminded %i times stands in front: %s (P5.4)', async (reminders, urged) => {
      const order = await insertOrder(database.knex);
      await database.knex('work_order').where('id', order.id).update({ reminders });
      await project(jobFor(order, { customHeaders: headers(order.unitId) }));

      expect(await database.knex('work_item').where('order_id', order.id).pluck('urged')).toEqual([urged]);
    });

    it('heals an item that was lost', async () => {
      const order = await insertOrder(database.knex);
      const job = jobFor(order, { customHeaders: headers(order.unitId) });
      await project(job);
      await database.knex('work_item').where('order_id', order.id).del();

      await project(job);

      expect(await items(order)).toHaveLength(1);
    });

    it('does not open again what a person has completed', async () => {
      const order = await insertOrder(database.knex);
      const job = jobFor(order, { customHeaders: headers(order.unitId) });
      await project(job);
      await database.knex('work_item').where('order_id', order.id).update({ state: 'completed' });

      await project(job);

      expect(await items(order)).toMatchObject([{ state: 'completed' }]);
    });

    it('leaves without effect when the order has ended', async () => {
      const order = await insertOrder(database.knex, { status: 'cancelled', endedAt: new Date() });

      expect(await project(jobFor(order, { customHeaders: headers(order.unitId) }))).toEqual([]);
      expect(await items(order)).toEqual([]);
    });

    it.each([
      ['an unknown kind', () => headers('430000000000', 'nobody-knows')],
      ['an unknown unit', () => headers('999999999999')],
      ['no unit', () => ({ 'io.camunda.zeebe:formKey': 'informing', 'io.camunda.zeebe:candidateGroups': '[]' })],
      ['groups that are no list', () => ({ 'io.camunda.zeebe:formKey': 'informing', 'io.camunda.zeebe:candidateGroups': 'oops' })],
      ['no form', () => ({ 'io.camunda.zeebe:candidateGroups': '["430000000000"]' })],
    ])('makes an incident at once of a task with %s', async (_title, customHeaders) => {
      const order = await insertOrder(database.knex);

      expect(await project(jobFor(order, { customHeaders: customHeaders() }))).toMatchObject([{ call: 'failJob', given: { retries: 0 } }]);
      expect(await items(order)).toEqual([]);
    });
  });

  it('结果异常 is always an incident', async () => {
    const order = await insertOrder(database.knex);

    expect(await deliver(createReportUnexpectedOutcomeWorker(), jobFor(order))).toMatchObject([{ call: 'failJob', given: { retries: 0 } }]);
  });
});
