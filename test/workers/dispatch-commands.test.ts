import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EngineFailure } from '../../domain/engine/ports.ts';
import type { EngineCommand } from '../../domain/engine-command/ports.ts';
import { clearStuckRun } from '../../domain/engine-command/clear-stuck-run.ts';
import { voidMissingJob } from '../../domain/engine-command/void-missing-job.ts';
import { createEngineCommandQueue } from '../../infra/postgres/engine-command-queue.ts';
import { engineCommandChannel } from '../../infra/postgres/engine-command-repository.ts';
import { listen } from '../../infra/postgres/listen.ts';
import { startDispatcher } from '../../workers/dispatcher/dispatch-commands.ts';
import { insertOrder, type StoredOrder } from '../builders/stored-order.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { type EngineCall, failure, recordingEngine } from '../support/recording-engine.ts';
import { silentLogger } from '../support/silent-logger.ts';

const engineId = randomUUID();
const jobKey = '2251799813685300';

describe('the dispatcher', () => {
  let database: TestDatabase;
  let inTransaction: ReturnType<typeof adaptersOver>['inTransaction'];
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    ({ inTransaction } = adaptersOver(database.knex));
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await database.knex('engine_command').del();
  });
  afterAll(() => database.drop());

  const start = (answers: Partial<Record<EngineCall['call'], EngineFailure[]>> = {}) => {
    const { engine, calls } = recordingEngine(answers);
    const stop = startDispatcher(
      {
        queue: createEngineCommandQueue(database.knex),
        engine,
        engineId,
        voidMissingJob: (command) => voidMissingJob({ inTransaction }, command),
        clearStuckRun: (command) => clearStuckRun({ inTransaction }, command),
        onWake: (wake) => listen(database.url, engineCommandChannel, wake),
        logger: silentLogger,
      },
      // Polling so slow that only the notice on commit can explain a quick dispatch.
      { pollMs: 60_000, leaseMs: 30_000, concurrency: 8 },
    );
    stops.push(stop);
    return { calls, stop };
  };
  const message = ({ id }: StoredOrder, given: Partial<EngineCommand & { kind: 'message' }> = {}): EngineCommand => ({
    kind: 'message', name: 'order.accepted', orderId: id, runNo: 1, correlationKey: `${id}:1`, timeToLiveMs: 600_000, variables: { orderId: id }, ...given,
  });
  const completion = ({ id }: StoredOrder, ofEngine = engineId): EngineCommand => ({
    kind: 'completeJob', name: 'informing', orderId: id, runNo: 1, engineId: ofEngine, jobKey, variables: { outcome: 'done' },
  });
  const append = (command: EngineCommand) => inTransaction(({ commands }) => commands.append(command));
  const row = async (id: string) => database.knex('engine_command').where('id', id).first<{ state: string; outcome_unknown: boolean }>('state', 'outcome_unknown');
  const until = (id: string, state: string) => eventually(`command to be ${state}`, async () => (await row(id)).state === state);
  const alarms = (order: StoredOrder) => database.knex('audit_entry').where({ order_id: order.id, action: 'engineCommand.jobMissing' }).count('* as n');

  it('is woken by the commit of a command and publishes it with its own id as variable and message id', async () => {
    const { calls } = start();
    await eventually('the dispatcher to listen', async () => {
      const found = await database.knex('pg_stat_activity').whereRaw(`datname = current_database() and query ilike 'listen%'`).first<{ pid: number } | undefined>('pid');
      return found !== undefined;
    });
    const order = await insertOrder(database.knex);
    const id = await append(message(order));

    await until(id, 'published');
    expect(calls).toEqual([
      {
        call: 'publishMessage',
        given: {
          name: 'order.accepted', correlationKey: `${order.id}:1`, messageId: id, timeToLiveMs: 600_000, variables: { orderId: order.id, commandId: id },
        },
      },
    ]);
  });

  it('publishes a start under the id that all its tries share', async () => {
    const order = await insertOrder(database.knex);
    const id = await append(message(order, { messageId: `${order.id}:1` }));
    const { calls } = start({ publishMessage: [failure('alreadyExists')] });

    await until(id, 'published');
    expect(calls).toMatchObject([{ given: { messageId: `${order.id}:1` } }]);
  });

  it('sends commands of one order one after the other, in the order in which they were decided', async () => {
    const order = await insertOrder(database.knex);
    const ids = [await append(message(order)), await append(completion(order)), await append(message(order, { name: 'order.ended' }))];
    const { calls } = start();

    await until(ids[2] ?? '', 'published');
    expect(calls.map(({ call }) => call)).toEqual(['publishMessage', 'completeJob', 'publishMessage']);
  });

  it('tries again after an unknown outcome and takes the missing job for its success', async () => {
    const order = await insertOrder(database.knex);
    const id = await append(completion(order));
    const { calls } = start({ completeJob: [failure('unknownOutcome'), failure('notFound')] });

    await until(id, 'consumed');
    expect(calls).toHaveLength(2);
    expect((await row(id)).outcome_unknown).toBe(true);
    expect(await alarms(order)).toEqual([{ n: '0' }]);
  });

  it('alarms when a job is missing that PostgreSQL did not end', async () => {
    const order = await insertOrder(database.knex);
    const id = await append(completion(order));
    start({ completeJob: [failure('notFound')] });

    await until(id, 'void');
    expect(await alarms(order)).toEqual([{ n: '1' }]);
  });

  it('voids without alarm when the order has ended', async () => {
    const order = await insertOrder(database.knex, { status: 'cancelled', endedAt: new Date() });
    const id = await append(completion(order));
    start({ completeJob: [failure('notFound')] });

    await until(id, 'void');
    expect(await alarms(order)).toEqual([{ n: '0' }]);
  });

  it('clears the run of a job that stands in an incident, once its order has ended', async () => {
    const order = await insertOrder(database.knex, { status: 'completed', endedAt: new Date() });
    const id = await append(completion(order));
    const { calls } = start({ completeJob: [failure('rejected')] });

    await until(id, 'void');
    await eventually('the run to be told', () => calls.some(({ call }) => call === 'publishMessage'));
    expect(calls.at(-1)).toMatchObject({ call: 'publishMessage', given: { name: 'order.ended', correlationKey: `${order.id}:1`, variables: { reason: 'informing' } } });
  });

  it('leaves a job in its incident to a person while the order is open', async () => {
    const order = await insertOrder(database.knex, { status: 'in_handling' });
    const id = await append(completion(order));
    const { calls } = start({ completeJob: [failure('rejected')] });

    await eventually('the refusal to be kept', async () => {
      const { last_error } = await database.knex('engine_command').where('id', id).first<{ last_error: string | null }>('last_error');
      return last_error?.startsWith('rejected');
    });
    expect((await row(id)).state).toBe('pending');
    expect(calls.map(({ call }) => call)).not.toContain('publishMessage');
  });

  it('never sends a key of another engine', async () => {
    const order = await insertOrder(database.knex);
    const id = await append(completion(order, randomUUID()));
    const { calls } = start();

    await until(id, 'void');
    expect(calls).toEqual([]);
    expect(await alarms(order)).toEqual([{ n: '1' }]);
  });

  it('makes no hot loop of an engine that is busy or away', async () => {
    const orders = await Promise.all([1, 2, 3, 4].map(() => insertOrder(database.knex)));
    for (const order of orders) await append(message(order));
    const many = (reason: EngineFailure['reason']) => Array.from({ length: 1_000 }, () => failure(reason));
    const { calls, stop } = start({ publishMessage: [...many('resourceExhausted'), ...many('unavailable')] });

    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await stop();
    expect(calls.length).toBeGreaterThanOrEqual(4);
    expect(calls.length).toBeLessThanOrEqual(4 * 4);
  });
});
