import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readClock } from '../../domain/due/arm-clock.ts';
import { fireCard } from '../../domain/due/fire-card.ts';
import type { DueCard, OrderDue } from '../../domain/due/ports.ts';
import { reopenDue, setDue } from '../../domain/due/set-due.ts';
import { closeDues } from '../../domain/due/close-dues.ts';
import type { OrderRouting } from '../../domain/order/ports.ts';
import { checkReply } from '../../domain/supplement/check-reply.ts';
import { takeReply } from '../../domain/supplement/take-reply.ts';
import type { Repositories } from '../../infra/postgres/in-transaction.ts';
import { chinaTime } from '../builders/china-time.ts';
import { units } from '../builders/organisation.ts';
import { reviewedReport } from '../support/reviewed-report.ts';
import { openNegotiations, type NegotiationBench } from '../support/negotiation.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

type Order = { id: string; acceptanceNo: string };
type Shown = { name: string; unitName: string | null; dueAt: string; isPaused: boolean; explanation: string; state: string };

describe('clocks while something is awaited (P4.2, P5.3)', () => {
  let bench: Workbench;
  let on: NegotiationBench;
  beforeAll(async () => {
    bench = await openWorkbench();
    on = await openNegotiations(bench);
  });
  afterAll(() => bench.close());
  afterEach(() => bench.knex('province_setting').where('unit_id', units.hunan).delete());

  const stopsFor = (name: 'pausesForSupplement' | 'pausesForExtension') => bench.knex('province_setting').insert({ unit_id: units.hunan, name, value: 'true' });
  const locked = <T>({ id }: Order, work: (repositories: Repositories, order: OrderRouting) => Promise<T>) =>
    bench.inTransaction(async (repositories) => {
      const order = await repositories.orders.lock(id);
      if (!order) throw new Error('no order');
      return work(repositories, order);
    });
  /** A clock of the order from Monday 23 November, 09:00. */
  const clock = (order: Order, name: 'order' | 'unit', workingDays: number, { startsAt = '2026-11-23 09:00', unitId = units.hunan }: { startsAt?: string; unitId?: string } = {}) =>
    locked(order, (repositories, routing) =>
      setDue(repositories, routing, {
        name, unitId: name === 'order' ? null : unitId, delegationId: null,
        terms: { startsAt: chinaTime(startsAt).toISOString(), period: { limit: { amount: workingDays, unit: 'workingDay' } }, basis: undefined, reserves: name === 'order' ? null : [], pauses: [], changes: [] },
      }),
    ); // prettier-ignore
  const at = (time: string) => bench.clock.set(chinaTime(time).toISOString());
  const dueOf = async (order: Order, name: string) => {
    const { dues } = (await on.asker.get(`/orders/${order.id}/dues`)).body as { dues: Shown[] };
    const due = dues.find((one) => one.name === name);
    if (!due) throw new Error(`no due ${name}`);
    return due;
  };
  const endOf = (day: string) => chinaTime(`${day} 24:00`).toISOString();
  const timer = ({ id }: Order, due: Pick<OrderDue, 'id' | 'cards'>, card: DueCard) => fireCard(bench, { orderId: id, dueId: due.id, card, armedAt: new Date('2027-06-01T00:00:00Z') });
  const cards = (due: Pick<OrderDue, 'id'>) => bench.knex('due_card').where('due_id', due.id).orderBy('fired_at').select<{ card: string; due_at: Date }[]>('card', 'due_at');
  const redNotices = (order: Order) => bench.knex('notice').where({ order_id: order.id, kind: 'redCard' }).pluck('user_id') as Promise<string[]>;
  const start = async () => {
    at('2026-11-23 10:00');
    return on.order();
  };

  describe('an open 延期', () => {
    it('stops nothing where the province has not set it', async () => {
      const order = await start();
      await clock(order, 'order', 10);
      await on.bring('extension', order, 'sent');

      expect(await dueOf(order, 'order')).toMatchObject({ isPaused: false, dueAt: endOf('2026-12-07') });
    });

    it('stops every clock from when the province sent it until it is refused, and says so', async () => {
      await stopsFor('pausesForExtension');
      const order = await start();
      await clock(order, 'order', 10);
      await clock(order, 'unit', 5);
      at('2026-11-24 09:00');
      await on.bring('extension', order, 'endorsed');
      expect(await dueOf(order, 'order')).toMatchObject({ isPaused: true, explanation: expect.stringContaining('暂停计时（等待12345延期批复）') });
      expect((await dueOf(order, 'unit')).isPaused).toBe(true);
      await on.send('extension', order);

      at('2026-11-26 09:00');
      await on.answer('extension', order, '2');

      for (const [name, dueAt] of [['order', endOf('2026-12-09')], ['unit', endOf('2026-12-02')]] as const)
        expect(await dueOf(order, name)).toMatchObject({ isPaused: false, dueAt, explanation: expect.stringMatching(/11月24日.*至.*11月26日.*暂停计时（等待12345延期批复）/) });
      expect(await bench.knex('engine_command').where({ order_id: order.id, name: 'due.changed' })).not.toEqual([]);
      expect(await bench.knex('audit_entry').where({ order_id: order.id, action: 'due.moved' }).pluck('detail')).toEqual([expect.objectContaining({ cause: 'pauseEnded' }), expect.objectContaining({ cause: 'pauseEnded' })]);
    });

    it('agreed means exactly the due that was asked for', async () => {
      await stopsFor('pausesForExtension');
      const order = await start();
      await clock(order, 'order', 10);
      at('2026-11-24 09:00');
      const request = await on.bring('extension', order, 'sent');
      at('2026-11-26 09:00');
      await on.answer('extension', order, '1');

      expect(await dueOf(order, 'order')).toMatchObject({ isPaused: false, dueAt: request.resulting_due_at?.toISOString() });
    });

    it('holds a clock that begins meanwhile, too, and one whose work came back', async () => {
      await stopsFor('pausesForExtension');
      const order = await start();
      await clock(order, 'order', 20);
      const own = await clock(order, 'unit', 5);
      at('2026-11-24 09:00');
      await on.bring('extension', order, 'sent');
      await locked(order, (repositories, routing) => closeDues(repositories, routing, bench.clock.now(), ({ id }) => id === own.id));
      at('2026-11-25 09:00');
      const late = await clock(order, 'unit', 5, { startsAt: '2026-11-25 09:00', unitId: units.changsha });
      const standing = await bench.knex('due').where('id', late.id).first<{ paused: object }>('paused');
      expect(standing.paused).toMatchObject({ at: chinaTime('2026-11-25 09:00').toISOString() });

      at('2026-11-27 09:00');
      await on.answer('extension', order, '2');
      await locked(order, async (repositories, routing) => {
        const due = await repositories.dues.find(own.id);
        if (due) await reopenDue(repositories, routing, due);
      });
      const rows = await bench.knex('due').whereIn('id', [own.id, late.id]).orderBy('starts_at').select<{ due_at: Date; paused: unknown }[]>('due_at', 'paused');
      expect(rows).toEqual([{ due_at: chinaTime('2026-12-03 24:00'), paused: null }, { due_at: chinaTime('2026-12-03 24:00'), paused: null }]);
    });
  });

  describe('a red card that waits for a 延期 (P4.2)', () => {
    /** An order whose due, 27 November, passes while its 延期 is open. */
    const overdue = async (to: 'sent' | 'endorsed' = 'sent') => {
      const order = await start();
      const due = await clock(order, 'order', 4);
      await on.bring('extension', order, to);
      at('2026-11-30 09:00');
      return { order, due };
    };

    it.each(['sent', 'endorsed'] as const)('waits while it is %s and open, in the engine’s timer as in the database', async (to) => {
      const { order, due } = await overdue(to);

      expect(await timer(order, due, 'red')).toBe('changed');
      expect(await readClock(bench, { orderId: order.id, runNo: 1, dueId: due.id, commandId: randomUUID() })).toMatchObject({ redAt: chinaTime('2026-11-30 10:00').toISOString() });
      expect(await cards(due)).toEqual([]);
    });

    it('comes at once when it is refused, as of the old due, and is told once', async () => {
      const { order, due } = await overdue();
      await bench.person(units.hunan, 'supervisor');
      await on.answer('extension', order, '2');

      expect(await cards(due)).toEqual([{ card: 'red', due_at: chinaTime('2026-11-27 24:00') }]);
      const told = await redNotices(order);
      expect(told.length).toBeGreaterThan(0);
      expect(new Set(told).size).toBe(told.length);

      // The timer that looks again finds it issued; so does a repeated decision.
      expect(await readClock(bench, { orderId: order.id, runNo: 1, dueId: due.id, commandId: randomUUID() })).toMatchObject({ redAt: due.cards.redAt.toISOString() });
      expect(await timer(order, due, 'red')).toBe('fired');
      await on.answer('extension', order, '2');
      expect(await cards(due)).toHaveLength(1);
      expect(await redNotices(order)).toEqual(told);
    });

    it('does not come when it is agreed to', async () => {
      const { order, due } = await overdue();
      await on.answer('extension', order, '1');

      expect(await cards(due)).toEqual([]);
      expect(new Date((await dueOf(order, 'order')).dueAt) > due.dueAt).toBe(true);
    });

    it('comes when the result is sent late and the 延期 is void', async () => {
      const { order, due } = await overdue();
      await bench.knex('work_order').where('id', order.id).update({ handling_unit_id: units.liuyang });
      await bench.knex('delegation').insert([
        { id: randomUUID(), order_id: order.id, run_no: 1, from_unit_id: units.hunan, to_unit_id: units.changsha, delegated_at: bench.clock.now() },
        { id: randomUUID(), order_id: order.id, run_no: 1, from_unit_id: units.changsha, to_unit_id: units.liuyang, delegated_at: bench.clock.now() },
      ]);
      await reviewedReport(bench, order.id, { informed: { summary: '已告知。', reached: true } });
      await bench.knex('work_order').where('id', order.id).update({ status: 'awaiting_feedback' });
      const item = await bench.claimed(on.asker, 'feedback', order.id, units.hunan);

      expect((await on.asker.post(`/work-items/${item.id}/feedback`, {})).status).toBe(204);

      expect((await on.last('extension', order)).state).toBe('voided');
      expect(await cards(due)).toEqual([{ card: 'red', due_at: due.dueAt }]);
    });

    it('never waited for one that was declined inside, and does not come to an order that ends', async () => {
      const { order, due } = await overdue();
      const other = await start();
      const declined = await clock(other, 'order', 4);
      await on.bring('extension', other, 'declined');
      at('2026-11-30 09:00');
      expect(await timer(other, declined, 'red')).toBe('fired');

      const operator = await bench.person(units.hunan, 'operator');
      expect((await operator.post(`/orders/${order.id}/closing`, { reason: '重复' })).status).toBe(204);
      expect(await timer(order, due, 'red')).toBe('changed');
      expect(await cards(due)).toEqual([]);
    });
  });

  describe('an awaited 补正', () => {
    const asked = async () => {
      at('2026-11-24 09:00');
      const order = await on.order({ status: 'pending_review' });
      await clock(order, 'order', 10);
      const item = await bench.claimed(on.asker, 'initial-review', order.id, units.hunan);
      const response = await on.asker.post(`/work-items/${item.id}/supplement-request`, { reason: '请补充单位名称。' });
      if (response.status !== 204) throw new Error(response.text);
      return order;
    };
    const answered = (order: Order) =>
      locked(order, async (repositories, routing) => {
        const request = await repositories.supplementRequests.openOf(order.id);
        if (!request) throw new Error('no request');
        await takeReply(repositories, bench.clock, routing, { request, actor: { kind: 'platform', id: on.platform.id }, detail: {}, text: '补充如下。' });
      });

    it('stops nothing unless the province has set it', async () => {
      expect(await dueOf(await asked(), 'order')).toMatchObject({ isPaused: false, dueAt: endOf('2026-12-07') });
    });

    it('stops the clock until 12345 replies', async () => {
      await stopsFor('pausesForSupplement');
      const order = await asked();
      expect(await dueOf(order, 'order')).toMatchObject({ isPaused: true, explanation: expect.stringContaining('等待12345补正') });

      at('2026-11-26 09:00');
      await answered(order);

      expect(await dueOf(order, 'order')).toMatchObject({ isPaused: false, dueAt: endOf('2026-12-09') });
    });

    it('stops it until the wait is over where 12345 never replies', async () => {
      await stopsFor('pausesForSupplement');
      const order = await asked();
      const request = await bench.knex('supplement_request').where('order_id', order.id).first<{ id: string; reply_by: Date }>('id', 'reply_by');
      bench.clock.set(new Date(request.reply_by.getTime() + 1000).toISOString());

      expect(await checkReply(bench, { orderId: order.id, supplementRequestId: request.id })).toMatchObject({ supplementState: 'timedOut' });

      const due = await dueOf(order, 'order');
      expect([due.isPaused, new Date(due.dueAt) > new Date(endOf('2026-12-07'))]).toEqual([false, true]);
    });

    it('and an open 延期 together: the clock goes on when both have come', async () => {
      await stopsFor('pausesForSupplement');
      await stopsFor('pausesForExtension');
      const order = await asked();
      await on.bring('extension', order, 'sent');
      at('2026-11-25 09:00');
      await answered(order);
      expect(await dueOf(order, 'order')).toMatchObject({ isPaused: true, explanation: expect.stringContaining('等待12345延期批复') });

      at('2026-11-26 09:00');
      await on.answer('extension', order, '2');
      expect(await dueOf(order, 'order')).toMatchObject({ isPaused: false, dueAt: endOf('2026-12-09') });
    });
  });
});
