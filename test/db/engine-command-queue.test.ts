import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EngineCommand } from '../../domain/engine-command/ports.ts';
import type { EngineCommandQueue, Verdict } from '../../domain/engine-command/queue.ts';
import { createEngineCommandQueue } from '../../infra/postgres/engine-command-queue.ts';
import { createEngineCommandRepository } from '../../infra/postgres/engine-command-repository.ts';
import { insertOrder } from '../builders/stored-order.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const leaseMs = 30_000;
const retryNow: Verdict = { to: 'retry', delayMs: 0, outcomeUnknown: true, isRefused: false, error: 'unknownOutcome: no answer in time' };

describe('the queue of commands to the engine', () => {
  let database: TestDatabase;
  let queue: EngineCommandQueue;
  beforeAll(async () => {
    database = await createTestDatabase();
    queue = createEngineCommandQueue(database.knex);
  });
  afterEach(() => database.knex('engine_command').del());
  afterAll(() => database.drop());

  const message = (orderId: string, name = 'order.accepted'): EngineCommand => ({
    kind: 'message', name, orderId, runNo: 1, correlationKey: `${orderId}:1`, timeToLiveMs: 600_000, variables: { orderId },
  });
  const append = (...commands: EngineCommand[]): Promise<string[]> =>
    database.knex.transaction(async (transaction) => {
      const repository = createEngineCommandRepository(transaction);
      const ids: string[] = [];
      for (const command of commands) ids.push(await repository.append(command));
      return ids;
    });
  const stateOf = async (id: string | undefined) => (await database.knex('engine_command').where('id', id).first<{ state: string }>('state')).state;

  it('gives back a command as it was appended, with its variables', async () => {
    const order = await insertOrder(database.knex);
    const jobKey = '2251799813685999';
    const engineId = randomUUID();
    const complete: EngineCommand = {
      kind: 'completeJob', name: 'initial-review', orderId: order.id, runNo: 1, engineId, jobKey, variables: { outcome: 'accepted', list: ['a'] },
    };
    const [id] = await append(complete);

    const [claimed] = await queue.claim(10, leaseMs);

    expect(claimed).toEqual({ ...complete, id, attempts: 1, outcomeUnknown: false });
  });

  it('hands out only the head of each order, and the next one when the head is through', async () => {
    const [one, two] = [await insertOrder(database.knex), await insertOrder(database.knex)];
    const [start, end] = await append(message(one.id), message(one.id, 'order.ended'));
    const [other] = await append(message(two.id));

    const first = await queue.claim(10, leaseMs);
    expect(first.map(({ id }) => id).sort()).toEqual([start, other].sort());
    expect(await queue.claim(10, leaseMs)).toEqual([]);

    await queue.settle(start ?? '', { to: 'published' });
    expect((await queue.claim(10, leaseMs)).map(({ id }) => id)).toEqual([end]);
  });

  it('keeps a later command back while the head waits for another try', async () => {
    const order = await insertOrder(database.knex);
    const [start] = await append(message(order.id), message(order.id, 'order.ended'));
    await queue.claim(10, leaseMs);

    await queue.settle(start ?? '', { ...retryNow, delayMs: 60_000 });

    expect(await queue.claim(10, leaseMs)).toEqual([]);
  });

  it('remembers that an outcome was unknown, over all later tries', async () => {
    const order = await insertOrder(database.knex);
    const [id] = await append(message(order.id));
    await queue.claim(10, leaseMs);
    await queue.settle(id ?? '', retryNow);
    await queue.claim(10, leaseMs);
    await queue.settle(id ?? '', { ...retryNow, outcomeUnknown: false });

    const [again] = await queue.claim(10, leaseMs);

    expect(again).toMatchObject({ id, attempts: 3, outcomeUnknown: true });
  });

  it('hands a command out again when its lease has run out, as one whose outcome nobody knows', async () => {
    const order = await insertOrder(database.knex);
    const [id] = await append(message(order.id));
    await queue.claim(10, 0);

    expect(await queue.claim(10, leaseMs)).toMatchObject([{ id, attempts: 2, outcomeUnknown: true }]);
  });

  it('never gives a row to two dispatchers that claim at once', async () => {
    const orders = await Promise.all(Array.from({ length: 40 }, () => insertOrder(database.knex)));
    await append(...orders.map(({ id }) => message(id)));

    const claims = await Promise.all(Array.from({ length: 8 }, () => queue.claim(10, leaseMs)));

    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // Claims that met each other's locks took less; what is left goes to the next round.
    const rest = await queue.claim(40, leaseMs);
    expect(ids.length + rest.length).toBe(40);
  });

  it('lets the worker be quicker than the dispatcher: consumed stays consumed', async () => {
    const order = await insertOrder(database.knex);
    const [id] = await append(message(order.id));
    await queue.claim(10, leaseMs);
    await database.knex.transaction((transaction) => createEngineCommandRepository(transaction).markConsumed(id ?? ''));

    await queue.settle(id ?? '', { to: 'published' });

    expect(await stateOf(id)).toBe('consumed');
  });

  it('voids what is not sent when the order ends, and leaves what was sent', async () => {
    const order = await insertOrder(database.knex);
    const [sent, unsent] = await append(message(order.id), message(order.id, 'handling.recalled'));
    await queue.settle(sent ?? '', { to: 'published' });

    await database.knex.transaction((transaction) => createEngineCommandRepository(transaction).voidPending(order.id, 1));

    expect([await stateOf(sent), await stateOf(unsent)]).toEqual(['published', 'void']);
    expect(await queue.countPending()).toBe(0);
  });

  it('keeps no command of a transaction that rolled back', async () => {
    const order = await insertOrder(database.knex);
    const appending = database.knex.transaction(async (transaction) => {
      await createEngineCommandRepository(transaction).append(message(order.id));
      throw new Error('decided otherwise');
    });

    await expect(appending).rejects.toThrow('decided otherwise');
    expect(await queue.claim(10, leaseMs)).toEqual([]);
  });
});
