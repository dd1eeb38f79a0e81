import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PlatformPlaces } from '../../domain/delivery/queue-ports.ts';
import { createPlatformGate } from '../../infra/delivery/platform-gate.ts';
import { createCircuitBreaker } from '../../infra/delivery/circuit-breaker.ts';
import { createDeliveryQueue } from '../../infra/postgres/delivery-queue.ts';
import { createSender } from '../../workers/sender/send-due-deliveries.ts';
import { insertReceiver, queueDeliveries, type Receiver } from '../builders/queued-deliveries.ts';
import { adaptersOver, stoppedClock } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

describe('the queue of due deliveries', () => {
  const clock = stoppedClock();
  const cipher = () => adaptersOver(database.knex, clock).cipher;
  let database: TestDatabase;
  let quick: Receiver;
  let slow: Receiver;
  beforeAll(async () => {
    database = await createTestDatabase();
    quick = await insertReceiver(database.knex, cipher(), 'http://127.0.0.1:9/quick', 3);
    slow = await insertReceiver(database.knex, cipher(), 'http://127.0.0.1:9/slow', 8);
  });
  afterAll(() => database.drop());
  beforeEach(() => database.knex('delivery').delete());

  const queue = (receivers: Receiver[], secondsAgo = 0) => queueDeliveries(database.knex, cipher(), receivers, new Date(clock.now().getTime() - secondsAgo * 1000));
  const lease = async (places: PlatformPlaces, limit = 32) => {
    const leased = await createDeliveryQueue(database.knex, clock).lease({ limit, leaseMs: 60_000, places });
    return [quick, slow].map(({ id }) => leased.filter(({ platformId }) => platformId === id).length);
  };
  const usual: PlatformPlaces = { usual: 4, fewer: new Map() };

  it('gives each platform as many as it has places, whatever waits before the others’', async () => {
    await queue([slow], 60);
    await queue([quick]);

    expect(await lease({ usual: 4, fewer: new Map([[slow.id, 0]]) })).toEqual([3, 0]);
    expect(await lease({ usual: 4, fewer: new Map([[slow.id, 1]]) })).toEqual([0, 1]);
    expect(await lease(usual)).toEqual([0, 4]);
    expect(await lease(usual)).toEqual([0, 3]);
    expect(await lease(usual)).toEqual([0, 0]);
  });

  it('takes the longest due first where there is not room for all', async () => {
    await queue([quick]);
    await queue([slow], 60);

    expect(await lease(usual, 5)).toEqual([1, 4]);
  });

  it('holds an order’s next message back until the one before has been delivered', async () => {
    await queue([quick], 60);
    await queue([quick]);

    expect(await lease(usual)).toEqual([3, 0]);
    expect(await lease(usual)).toEqual([0, 0]);
    await database.knex('delivery').whereNotNull('leased_until').update({ state: 'delivered' });
    expect(await lease(usual)).toEqual([3, 0]);
  });

  it('is emptied without a pause: each try that ends asks for the next', async () => {
    await queue([quick, slow], 60);
    await queue([quick, slow]);
    let freed = 0;
    let turns = 0;
    const sender = createSender(
      {
        queue: createDeliveryQueue(database.knex, clock),
        gate: createPlatformGate({ breaker: createCircuitBreaker({ nowMs: () => 0 }) }),
        sender: { send: () => Promise.resolve({ attempt: { outcome: 'delivered', httpStatus: 200, durationMs: 1 } }) },
        recordReceipt: async ({ deliveryId }) => {
          await database.knex('delivery').where('id', deliveryId).update({ state: 'delivered' });
        },
        recordFailure: () => Promise.reject(new Error('none fails here')),
        reportFault: (error) => {
          throw error;
        },
        placeFreed: () => {
          freed += 1;
        },
      },
      { concurrency: 32, leaseMs: 60_000 },
    );
    // As the loop does: it rests only when nothing was taken up and nobody has woken it since.
    for (let woken = 1; woken > 0; turns += 1) {
      const before = freed;
      const taken = await sender.pump();
      await sender.idle();
      woken = taken + freed - before;
    }

    expect(await database.knex('delivery').whereNot('state', 'delivered')).toEqual([]);
    expect([freed, turns]).toEqual([22, 5]);
  });
});
