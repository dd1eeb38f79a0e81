import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EngineFailure } from '../../domain/engine/ports.ts';
import { createEngineCommandRepository } from '../../infra/postgres/engine-command-repository.ts';
import { composeReconcilerRole } from '../../workers/compose-reconciler-role.ts';
import type { Reconciliation } from '../../workers/reconciler/reconcile.ts';
import { insertOrder, type StoredOrder } from '../builders/stored-order.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { type EngineCall, failure, recordingEngine } from '../support/recording-engine.ts';

const engineId = randomUUID();
const longAgo = new Date('2026-01-01T00:00:00Z');

describe('the reconciler', () => {
  let database: TestDatabase;
  let adapters: ReturnType<typeof adaptersOver>;
  beforeAll(async () => {
    database = await createTestDatabase();
    adapters = adaptersOver(database.knex);
  });
  // Orders of the other tests would be found as well.
  beforeEach(() => database.knex.raw('truncate work_order cascade'));
  afterAll(() => database.drop());

  /** Runs passes until one has reported, and gives back its counts. */
  const reconcile = async (answers: Partial<Record<EngineCall['call'], EngineFailure[]>> = {}) => {
    const { engine, calls } = recordingEngine(answers);
    const reports: Reconciliation[] = [];
    const nothing = () => undefined;
    const note = (fields: unknown, text: string) => {
      if (text === 'reconciled') reports.push(fields as Reconciliation);
    };
    const role = composeReconcilerRole(
      { ...adapters, engine: { ...engine, close: () => Promise.resolve() }, engineId, logger: { debug: note, info: nothing, warn: note, error: nothing } },
      60_000,
    );
    const stop = role.start();
    const report = await eventually('a pass to end', () => reports[0]);
    await stop();
    const found = Object.fromEntries(Object.entries(report).filter(([, count]) => count > 0));
    return { found, calls };
  };
  const append = async (order: StoredOrder, name: string, isStart: boolean, state = 'published') => {
    const correlationKey = `${order.id}:1`;
    const id = await database.knex.transaction((transaction) =>
      createEngineCommandRepository(transaction).append({
        kind: 'message', name, orderId: order.id, runNo: 1, correlationKey, timeToLiveMs: 1, variables: {}, ...(isStart ? { messageId: correlationKey } : {}),
      }),
    );
    await database.knex('engine_command').where('id', id).update({ state, attempts: 1, published_at: longAgo });
    return id;
  };
  const register = (order: StoredOrder, engine = engineId) =>
    database.knex('order_run').insert({ order_id: order.id, run_no: 1, engine_id: engine, process_instance_key: '77', registered_at: longAgo });
  const openItem = async (order: StoredOrder, jobKey = '88') => {
    const id = randomUUID();
    await database.knex('work_item').insert({
      id, order_id: order.id, run_no: 1, kind: 'informing', unit_id: order.unitId, process_id: 'orderHandling', element_id: 'userTask_inform', engine_id: engineId, job_key: jobKey,
      element_instance_key: '1', process_instance_key: '77', state: 'open', created_at: longAgo,
    });
    return id;
  };
  const stateOf = async (id: string) => (await database.knex('engine_command').where('id', id).first<{ state: string }>('state')).state;
  const audited = (order: StoredOrder) => database.knex('audit_entry').where('order_id', order.id).pluck('action');
  const running = async () => {
    const order = await insertOrder(database.knex, { acceptedAt: longAgo });
    await register(order);
    return order;
  };

  it('finds nothing where nothing is wrong', async () => {
    await openItem(await running());

    expect((await reconcile()).found).toEqual({});
  });

  it('publishes a message again that nobody consumed, and waits longer the next time', async () => {
    const order = await insertOrder(database.knex);
    const start = await append(order, 'order.accepted', true);

    expect((await reconcile()).found).toEqual({ republished: 1 });
    expect(await stateOf(start)).toBe('pending');
    expect(await audited(order)).toEqual(['engineCommand.republished']);

    await database.knex('engine_command').where('id', start).update({ state: 'published', attempts: 2, published_at: new Date(Date.now() - 90_000) });
    expect((await reconcile()).found).toEqual({});
  });

  it('never publishes a start again whose run has its instance', async () => {
    const order = await running();
    const start = await append(order, 'order.accepted', true);

    expect((await reconcile()).found).toEqual({ consumed: 1 });
    expect(await stateOf(start)).toBe('consumed');
  });

  it('takes the end of an order for heard when its instance is gone, and repeats it while it lives', async () => {
    const order = await insertOrder(database.knex, { status: 'cancelled', endedAt: longAgo });
    await register(order);
    const ended = await append(order, 'order.ended', false);

    expect((await reconcile()).found).toEqual({ republished: 1 });
    await database.knex('engine_command').where('id', ended).update({ state: 'published' });
    expect((await reconcile({ setVariables: [failure('notFound')] })).found).toEqual({ consumed: 1 });
  });

  it('closes an open item whose job is gone, with one alarm', async () => {
    const order = await running();
    const item = await openItem(order);

    expect((await reconcile({ updateJobTimeout: [failure('notFound')] })).found).toEqual({ closedItems: 1 });
    expect(await database.knex('work_item').where('id', item).first('state', 'note')).toEqual({ state: 'closed', note: '流程引擎中已没有此任务' });
    expect(await audited(order)).toEqual(['workItem.jobMissing']);
  });

  it('leaves an item alone whose job is there but not handed out', async () => {
    const item = await openItem(await running());

    expect((await reconcile({ updateJobTimeout: [failure('rejected')] })).found).toEqual({});
    expect(await database.knex('work_item').where('id', item).pluck('state')).toEqual(['open']);
  });

  it('alarms once about an open order whose instance is gone', async () => {
    const order = await running();
    const gone = () => ({ setVariables: [failure('notFound')] });

    expect((await reconcile(gone())).found).toEqual({ missingInstances: 1 });
    expect((await reconcile(gone())).found).toEqual({});
    expect(await audited(order)).toEqual(['order.instanceMissing']);
  });

  it('alarms about an accepted order that nothing will start, not about one that waits for the engine', async () => {
    const waiting = await insertOrder(database.knex, { acceptedAt: longAgo });
    await append(waiting, 'order.accepted', true, 'pending');
    const lost = await insertOrder(database.knex, { acceptedAt: longAgo });

    expect((await reconcile()).found).toEqual({ missingStarts: 1 });
    expect([await audited(waiting), await audited(lost)]).toEqual([[], ['order.startMissing']]);
  });

  it('only counts orders whose instance is in another engine', async () => {
    const order = await insertOrder(database.knex, { acceptedAt: longAgo });
    await register(order, randomUUID());

    const { found, calls } = await reconcile();

    expect(found).toEqual({ foreignRuns: 1 });
    expect(calls).toEqual([]);
  });

  it('asks an engine that is away once and not for each order', async () => {
    await running();
    await running();
    await openItem(await running());

    const { found, calls } = await reconcile({ setVariables: [failure('unavailable')], updateJobTimeout: [failure('unknownOutcome')] });

    expect(found).toEqual({ unreachable: 2 });
    expect(calls).toHaveLength(2);
  });
});
