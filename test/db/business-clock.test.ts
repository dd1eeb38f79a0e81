import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { advanceClock } from '../../domain/clock/advance-clock.ts';
import { type BusinessClock, businessClockChannel, openBusinessClock } from '../../infra/postgres/business-clock.ts';
import { createClockControl, readClockOffset } from '../../infra/postgres/clock-control.ts';
import { createEngineCommandRepository } from '../../infra/postgres/engine-command-repository.ts';
import { listen } from '../../infra/postgres/listen.ts';
import { insertOrder } from '../builders/stored-order.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { silentLogger } from '../support/silent-logger.ts';

const dayMs = 86_400_000;

describe('business time', () => {
  let database: TestDatabase;
  let moves: number[];
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(async () => {
    moves = [];
    await database.knex('engine_command').del();
    await database.knex('business_clock').update({ offset_ms: 0 });
  });
  afterAll(() => database.drop());

  const open = (controlled = true): Promise<BusinessClock> =>
    openBusinessClock(database.knex, { controlled, logger: silentLogger, pollMs: 60_000 });
  const control = () =>
    createClockControl(database.knex, (byMs) => {
      moves.push(byMs);
      return Promise.resolve();
    });
  const aheadDays = (clock: BusinessClock) => Math.round((clock.now().getTime() - Date.now()) / dayMs);

  it('is wall time until somebody moves it', async () => {
    const clock = await open();

    expect(aheadDays(clock)).toBe(0);
    clock.stop();
  });

  it('moves the engine first, then the offset of every process by a notice', async () => {
    const clock = await open();
    const stopListening = listen(database.url, businessClockChannel, () => {
      clock.refresh().catch(() => undefined);
    });

    expect(await advanceClock(control(), { byMs: 3 * dayMs })).toEqual({ offsetMs: 3 * dayMs });
    expect(await advanceClock(control(), { byMs: dayMs })).toEqual({ offsetMs: 4 * dayMs });

    expect(moves).toEqual([3 * dayMs, dayMs]);
    expect(await readClockOffset(database.knex)).toBe(4 * dayMs);
    await eventually('the clock to have heard of it', () => aheadDays(clock) === 4);
    clock.stop();
    await stopListening();
  });

  it('leaves the offset as it was when the engine could not be moved', async () => {
    const stuck = createClockControl(database.knex, () => Promise.reject(new Error('流程引擎的时钟不可调整')));

    await expect(advanceClock(stuck, { byMs: dayMs })).rejects.toThrow('流程引擎的时钟不可调整');
    expect(await readClockOffset(database.knex)).toBe(0);
  });

  it('waits while a command is on its way', async () => {
    const order = await insertOrder(database.knex);
    const commandId = await database.knex.transaction((transaction) =>
      createEngineCommandRepository(transaction).append({
        kind: 'message', name: 'order.accepted', orderId: order.id, runNo: 1, correlationKey: `${order.id}:1`, timeToLiveMs: 1, variables: {},
      }),
    );
    const advancing = advanceClock(control(), { byMs: dayMs });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(moves).toEqual([]);

    await database.knex.transaction((transaction) => createEngineCommandRepository(transaction).markConsumed(commandId));

    await advancing;
    expect(moves).toEqual([dayMs]);
  });

  it.each([0, -1, 0.5, Number.NaN, 1e15])('refuses to move by %s ms', async (byMs) => {
    await expect(advanceClock(control(), { byMs })).rejects.toMatchObject({ code: 'validation-failed' });
  });

  it('can not be moved where the clock is not controlled', async () => {
    await expect(advanceClock(undefined, { byMs: dayMs })).rejects.toMatchObject({ code: 'clock-not-controlled' });
  });
});
