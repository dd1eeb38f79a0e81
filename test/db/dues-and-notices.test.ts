import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveOrderDue } from '../../domain/due/move-order-due.ts';
import { pauseDues, resumeDues } from '../../domain/due/pause-dues.ts';
import { setDue } from '../../domain/due/set-due.ts';
import type { DueTerms } from '../../domain/due/terms.ts';
import { closeWithOrder } from '../../domain/order/close-with-order.ts';
import type { OrderRouting } from '../../domain/order/ports.ts';
import type { Repositories } from '../../infra/postgres/in-transaction.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { chinaTime as at } from '../builders/china-time.ts';
import { insertStaff, insertUnits, units } from '../builders/organisation.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const system = { kind: 'system', id: 'test' } as const;
const terms = (change: Partial<DueTerms> = {}): DueTerms => ({
  startsAt: at('2026-11-23 10:00').toISOString(),
  period: { limit: { amount: 5, unit: 'workingDay' } },
  basis: undefined,
  reserves: null,
  pauses: [],
  changes: [],
  ...change,
});

describe('dues and notices in the database', () => {
  let database: TestDatabase;
  let adapters: ReturnType<typeof adaptersOver>;
  beforeAll(async () => {
    database = await createTestDatabase();
    adapters = adaptersOver(database.knex);
    await insertUnits(database.knex);
  });
  afterAll(() => database.drop());
  const stored = async () => {
    const { id } = await acceptOrderOf(adapters);
    return id;
  };
  const locked = <T>(orderId: string, work: (repositories: Repositories, order: OrderRouting) => Promise<T>) =>
    adapters.inTransaction(async (repositories) => {
      const order = await repositories.orders.lock(orderId);
      if (!order) throw new Error('no order');
      return work(repositories, order);
    });

  it('an agreed extension moves 12345’s due exactly, and the open inner dues within it (P4.2)', async () => {
    const orderId = await stored();
    await locked(orderId, (repositories, order) => setDue(repositories, order, { name: 'order', unitId: null, delegationId: null, terms: terms() }));
    await locked(orderId, (repositories, order) =>
      setDue(repositories, order, { name: 'unit', unitId: units.changsha, delegationId: null, terms: terms({ period: { limit: { amount: 3, unit: 'workingDay' } }, reserves: [] }) }),
    );
    const agreed = at('2026-12-10 24:00');
    await locked(orderId, (repositories, order) => moveOrderDue(repositories, order, { limit: { amount: 10, unit: 'day' }, dueAt: agreed, actor: system }));

    const open = await locked(orderId, ({ dues }, order) => dues.openOf(order.id, order.runNo));
    expect(open.map(({ name, dueAt }) => [name, dueAt])).toEqual([
      ['unit', at('2026-12-07 24:00')],
      ['order', agreed],
    ]);
    const moves = await database.knex('audit_entry').where({ order_id: orderId, action: 'due.moved' });
    expect(moves).toHaveLength(2);
  });

  it('the end of an order closes its dues', async () => {
    const orderId = await stored();
    await locked(orderId, (repositories, order) => setDue(repositories, order, { name: 'order', unitId: null, delegationId: null, terms: terms() }));
    await locked(orderId, (repositories, order) => closeWithOrder(repositories, order, at('2026-11-24 09:00')));

    expect(await locked(orderId, ({ dues }, order) => dues.openOf(order.id, order.runNo))).toEqual([]);
    expect(await database.knex('due').where('order_id', orderId).pluck('closed_at')).toEqual([at('2026-11-24 09:00')]);
  });

  it('waiting stops the clocks by setting only, and they go on later by as long as they stood (P5.3)', async () => {
    const orderId = await stored();
    await locked(orderId, (repositories, order) => setDue(repositories, order, { name: 'order', unitId: null, delegationId: null, terms: terms() }));
    const wait = async () => {
      await locked(orderId, (repositories, order) => pauseDues(repositories, order, 'supplement', at('2026-11-24 09:00')));
      const paused = await locked(orderId, ({ dues }, order) => dues.openOf(order.id, order.runNo));
      await locked(orderId, (repositories, order) => resumeDues(repositories, order, 'supplement', { at: at('2026-11-26 09:00'), actor: system }));
      const [due] = await locked(orderId, ({ dues }, order) => dues.openOf(order.id, order.runNo));
      return { wasPaused: paused[0]?.paused !== null, dueAt: due?.dueAt };
    };
    expect(await wait()).toEqual({ wasPaused: false, dueAt: at('2026-11-30 24:00') });

    await database.knex('province_setting').insert({ unit_id: units.hunan, name: 'pausesForSupplement', value: 'true' });
    expect(await wait()).toEqual({ wasPaused: true, dueAt: at('2026-12-02 24:00') });
    await database.knex('province_setting').delete();
  });

  it('records a card once per due and due time', async () => {
    const orderId = await stored();
    const due = await locked(orderId, (repositories, order) => setDue(repositories, order, { name: 'order', unitId: null, delegationId: null, terms: terms() }));
    const card = { dueId: due.id, card: 'red', dueAt: due.dueAt, firedAt: due.dueAt } as const;
    expect(await adapters.inTransaction(({ dues }) => dues.recordCard(card))).toBe(true);
    expect(await adapters.inTransaction(({ dues }) => dues.recordCard(card))).toBe(false);
    expect(await adapters.inTransaction(({ dues }) => dues.recordCard({ ...card, dueAt: at('2027-01-01 00:00') }))).toBe(true);
  });

  it('tells each person of the audience once per event, and nobody who is barred (P3.1, P5.4)', async () => {
    const orderId = await stored();
    const handler = await insertStaff(database.knex, adapters.cipher, units.changsha, ['handler']);
    const supervisor = await insertStaff(database.knex, adapters.cipher, units.changsha, ['supervisor']);
    const barred = await insertStaff(database.knex, adapters.cipher, units.liuyang, ['handler']);
    const reviewer = await insertStaff(database.knex, adapters.cipher, units.changsha, ['reviewer']);
    await database.knex('order_barring').insert({ order_id: orderId, unit_id: units.liuyang, barred_at: new Date() });
    const news = {
      orderId, kind: 'redCard', facts: { due: 'order', dueAt: at('2026-11-30 24:00').toISOString() }, event: `card:${orderId}`, bySms: true, at: new Date(),
      to: { userIds: [supervisor.id], units: [{ unitId: units.changsha, rights: ['handler', 'supervisor'] }, { unitId: units.liuyang, rights: ['handler'] }] },
    } as const; // prettier-ignore

    expect(await adapters.inTransaction(({ notices }) => notices.tell(news))).toBe(2);
    expect(await adapters.inTransaction(({ notices }) => notices.tell(news))).toBe(0);
    const told = await database.knex('notice').where('order_id', orderId).pluck('user_id');
    expect(told.sort()).toEqual([handler.id, supervisor.id].sort());
    expect(told).not.toContain(barred.id);
    expect(told).not.toContain(reviewer.id);
    expect(await database.knex('sms_message').join('notice', 'notice.id', 'notice_id').where('order_id', orderId)).toHaveLength(2);
  });
});
