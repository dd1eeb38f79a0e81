import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Engine, EngineJob } from '../../domain/engine/ports.ts';
import { isDatabaseAway } from '../../infra/postgres/database-away.ts';
import { createJobEffectRepository } from '../../infra/postgres/job-effect-repository.ts';
import { createRecordCheckWorker } from '../../workers/feedback/record-check.ts';
import { runJob } from '../../workers/runtime/run-job.ts';
import { createCheckReplyWorker } from '../../workers/supplement/check-reply.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { insertStaff, insertUnits, units } from '../builders/organisation.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { recordingEngine } from '../support/recording-engine.ts';
import { silentLogger } from '../support/silent-logger.ts';

const facts = { provinceCode: '43', orderType: 'complaint', contacted: true, hasFinding: true, amountMissing: false, personalDataFound: false, attachmentsReadable: true };
const block = { finding: '办理结论不齐全', effect: 'block' };

describe('the workers of the quality gate and of supplements', () => {
  let database: TestDatabase;
  let adapters: ReturnType<typeof adaptersOver>;
  beforeAll(async () => {
    database = await createTestDatabase();
    adapters = adaptersOver(database.knex);
    await insertUnits(database.knex);
  });
  afterAll(() => database.drop());

  let serial = 0;
  const deliver = async (worker: Parameters<typeof runJob>[0], orderId: string, variables: object) => {
    serial += 1;
    const job: EngineJob = {
      key: String(100 + serial), type: 'any', processInstanceKey: '77', elementInstanceKey: String(10_000 + serial), elementId: 'task',
      bpmnProcessId: 'workOrderTransfer', retries: 3, customHeaders: {}, variables: { orderId, runNo: 1, ...variables },
    }; // prettier-ignore
    const { engine, calls } = recordingEngine();
    await runJob(worker, job, { engine, effects: createJobEffectRepository(database.knex), engineId: randomUUID(), isDatabaseAway, logger: silentLogger });
    return calls.map(({ call, given }) => [call, (given as { variables?: object }).variables]);
  };
  const decidedBy = (output: unknown): Pick<Engine, 'evaluateDecision'> => ({ evaluateDecision: () => Promise.resolve({ ok: true, output, version: 4 }) });
  const checkOf = (orderId: string) => database.knex('quality_check').where('order_id', orderId).first<object>('findings', 'table_version');

  it.each([
    ['nothing, which the engine tells as null', null, 'passed', { findings: [], table_version: 4 }],
    ['a row that blocks', [block], 'blocked', { findings: [block], table_version: 4 }],
    ['a row that warns', [{ ...block, effect: 'warn' }], 'passed', { findings: [{ ...block, effect: 'warn' }], table_version: 4 }],
  ])('keep what the table found: %s', async (_what, gateResults, gateState, kept) => {
    const { id } = await acceptOrderOf(adapters, { status: 'awaiting_feedback' });

    expect(await deliver(createRecordCheckWorker({ ...adapters, engine: decidedBy(gateResults) }), id, { ...facts, gateResults })).toEqual([['completeJob', { gateState }]]);
    expect(await checkOf(id)).toEqual(kept);
  });

  it('leave the version open where the table answers otherwise by now', async () => {
    const { id } = await acceptOrderOf(adapters, { status: 'awaiting_feedback' });
    await deliver(createRecordCheckWorker({ ...adapters, engine: decidedBy([]) }), id, { ...facts, gateResults: [block] });

    expect(await checkOf(id)).toEqual({ findings: [block], table_version: null });
  });

  it('do nothing for an order that has ended', async () => {
    const { id } = await acceptOrderOf(adapters, { status: 'cancelled' });

    expect(await deliver(createRecordCheckWorker({ ...adapters, engine: decidedBy(null) }), id, { ...facts, gateResults: null })).toEqual([]);
    expect(await checkOf(id)).toBeUndefined();
  });

  it('say when to look at a request again', async () => {
    const { id } = await acceptOrderOf(adapters, { status: 'awaiting_supplement' });
    const asker = await insertStaff(database.knex, adapters.cipher, units.hunan, ['reviewer']);
    const supplementRequestId = randomUUID();
    const remindAt = new Date('2026-11-25T02:00:00Z');
    await adapters.inTransaction(({ supplementRequests }) =>
      supplementRequests.add({
        id: supplementRequestId, requestNo: `B-${serial}`, orderId: id, runNo: 1, askedBy: asker.id, askedUnitId: units.hunan, askedAt: adapters.clock.now(),
        reason: '缺地址', remindAt, replyBy: new Date('2026-11-28T02:00:00Z'),
      }), // prettier-ignore
    );

    expect(await deliver(createCheckReplyWorker(adapters), id, { supplementRequestId })).toEqual([
      ['completeJob', { supplementState: 'waiting', nextCheckAt: remindAt.toISOString() }],
    ]);
  });
});
