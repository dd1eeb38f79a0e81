import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeDues } from '../../domain/due/close-dues.ts';
import { computeOrderDue } from '../../domain/due/compute-order-due.ts';
import { startInnerDue } from '../../domain/due/start-inner-due.ts';
import type { Decisions } from '../../domain/engine/evaluate-limit.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { chinaTime } from '../builders/china-time.ts';
import { insertUnits, units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const limit = (amount: number, startRule = 'reached') => ({ amount, unit: 'workingDay', startRule, clause: '《测试办法》', validFrom: null, validTo: null });

/** Stands where the engine's tables are: 5 working days for a unit, 1 for each review, the chain of a complaint. */
const tables: Decisions = {
  evaluateDecision: ({ decisionId, variables }) => {
    const output = decisionId === 'reviewChain' ? ['county', 'city', 'province'] : limit(variables['step'] === 'unit' ? 5 : 1, variables['step'] === 'initialReview' ? 'accepted' : 'reached');
    return Promise.resolve({ ok: true, output, version: 4 });
  },
};

describe('the dues that start when work reaches a unit (P5.3)', () => {
  let database: TestDatabase;
  let adapters: ReturnType<typeof adaptersOver>;
  beforeAll(async () => {
    database = await createTestDatabase();
    adapters = adaptersOver(database.knex);
    await insertUnits(database.knex);
  });
  afterAll(() => database.drop());

  const ports = () => ({ inTransaction: adapters.inTransaction, clock: adapters.clock, engine: tables });
  const reach = (orderId: string, unitId: string, name: 'unit' | 'review' | 'initialReview' = 'unit') => startInnerDue(ports(), { orderId, runNo: 1, unitId, name });
  const delegate = async (orderId: string, at: string) => {
    await database.knex('delegation').where({ order_id: orderId, to_unit_id: units.liuyang }).update({ ended_at: new Date(), end_kind: 'handed_back' });
    await database.knex('delegation').insert({ id: randomUUID(), order_id: orderId, run_no: 1, from_unit_id: units.changsha, to_unit_id: units.liuyang, delegated_at: chinaTime(at) });
  };
  const delegated = async (finishBy?: string) => {
    const { id } = await acceptOrderOf(adapters, { status: 'in_handling', ...(finishBy ? { finishBy } : {}) });
    await delegate(id, '2026-11-23 09:20');
    await computeOrderDue(ports(), { orderId: id, runNo: 1, limit: { ...limit(15), unit: 'workingDay', startRule: 'accepted' }, decisionVersion: 2 });
    return id;
  };
  const duesOf = (orderId: string, name: string) =>
    database.knex('due').where({ order_id: orderId, name }).orderBy('set_at') as Promise<{ id: string; due_at: Date; starts_at: Date; state: string; terms: { basis?: { tableVersion: string }; period: object } }[]>;

  it('12345’s due is the date that it gave, at the closing hour, else the table’s with its version', async () => {
    const [given] = await duesOf(await delegated('2026-12-05'), 'order');
    expect(given).toMatchObject({ due_at: chinaTime('2026-12-05 24:00'), terms: { period: { givenOn: '2026-12-05' } } });
    const [counted] = await duesOf(await delegated(), 'order');
    expect(counted).toMatchObject({ due_at: chinaTime('2026-12-14 24:00'), terms: { basis: { tableVersion: '办理时限表第2版' } } });
    await database.knex('province_setting').insert({ unit_id: units.hunan, name: 'closingHour', value: '"17:30"' });
    const [early] = await duesOf(await delegated('2026-12-05'), 'order');
    await database.knex('province_setting').delete();
    expect(early?.due_at).toEqual(chinaTime('2026-12-05 17:30'));
  });

  it('a unit’s clock starts when the delegation reached it, however late its task was seen, and once', async () => {
    const orderId = await delegated();
    await reach(orderId, units.liuyang);
    await reach(orderId, units.liuyang);
    expect(await duesOf(orderId, 'unit')).toMatchObject([{ starts_at: chinaTime('2026-11-23 09:20'), due_at: chinaTime('2026-11-30 24:00'), terms: { basis: { tableVersion: '层级时限表第4版' } } }]);
    expect(await database.knex('engine_command').where('order_id', orderId).pluck('name')).toEqual(['due.set', 'due.set']);
  });

  it('it is no later than 12345’s due leaves before the reviews above', async () => {
    const orderId = await delegated('2026-11-27');
    await reach(orderId, units.liuyang);
    expect(await duesOf(orderId, 'unit')).toMatchObject([{ due_at: chinaTime('2026-11-25 24:00') }]);
  });

  it('rework neither stops nor resets it; a new delegation brings a new one', async () => {
    const orderId = await delegated();
    await reach(orderId, units.liuyang);
    const [first] = await duesOf(orderId, 'unit');
    await adapters.inTransaction(async (repositories) => {
      const order = await repositories.orders.lock(orderId);
      if (order) await closeDues(repositories, order, chinaTime('2026-11-25 10:00'), ({ name }) => name === 'unit');
    });
    await reach(orderId, units.liuyang);
    expect(await duesOf(orderId, 'unit')).toMatchObject([{ id: first?.id, state: 'open', due_at: first?.due_at }]);

    await database.knex('due').where('id', first?.id).update({ state: 'closed', closed_at: new Date() });
    await delegate(orderId, '2026-11-26 09:00');
    await database.knex('due').where('id', first?.id).update({ delegation_id: null });
    await reach(orderId, units.liuyang);
    expect((await duesOf(orderId, 'unit')).map(({ state, due_at }) => [state, due_at])).toEqual([
      ['closed', first?.due_at],
      ['open', chinaTime('2026-12-03 24:00')],
    ]);
  });

  it('none starts for work that was done before the tables answered, or that has ended', async () => {
    const orderId = await delegated();
    await database.knex('work_order').where('id', orderId).update({ status: 'under_report_review' });
    await reach(orderId, units.liuyang);
    expect(await duesOf(orderId, 'unit')).toEqual([]);
    await reach(orderId, units.liuyang, 'review');
    expect(await duesOf(orderId, 'review')).toEqual([]);
    await insertWorkItem(database.knex, { orderId, kind: 'report-review', unitId: units.liuyang });
    await reach(orderId, units.liuyang, 'review');
    expect(await duesOf(orderId, 'review')).toMatchObject([{ state: 'open', due_at: chinaTime('2026-11-24 24:00') }]);
  });

  it('a table that can’t be asked is asked again later: nothing is set', async () => {
    const orderId = await delegated();
    const away: Decisions = { evaluateDecision: () => Promise.resolve({ ok: false, reason: 'unavailable', detail: 'away' }) };
    await expect(startInnerDue({ ...ports(), engine: away }, { orderId, runNo: 1, unitId: units.liuyang, name: 'unit' })).rejects.toMatchObject({ code: 'engine-unavailable' });
    expect(await duesOf(orderId, 'unit')).toEqual([]);
  });
});
