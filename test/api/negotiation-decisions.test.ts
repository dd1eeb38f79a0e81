import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endOrder } from '../../domain/order/end-order.ts';
import { setDue } from '../../domain/due/set-due.ts';
import { negotiationKinds, type NegotiationKind } from '../../domain/negotiation/kind.ts';
import { recordReceipt } from '../../domain/delivery/record-receipt.ts';
import { units } from '../builders/organisation.ts';
import { openNegotiations, type NegotiationBench } from '../support/negotiation.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

type Order = { id: string; acceptanceNo: string };
const codeOf = (promise: Promise<unknown>) => promise.then((value) => value, (error: unknown) => (error as { code: string }).code);

describe('decisions of 12345', () => {
  let bench: Workbench;
  let on: NegotiationBench;
  beforeAll(async () => {
    bench = await openWorkbench();
    on = await openNegotiations(bench);
  });
  afterAll(() => bench.close());

  const stateOf = async (order: Order) => (await bench.knex('work_order').where('id', order.id).first<{ status: string }>('status')).status;
  const requestState = async (kind: NegotiationKind, order: Order) => (await on.last(kind, order)).state;
  const traces = (order: Order) => bench.knex('audit_entry').where('order_id', order.id).count<{ count: string }[]>('* as count').first();
  const messages = (order: Order) => bench.knex('engine_command').where({ order_id: order.id, kind: 'message' }).whereNot('state', 'void').orderBy('position').pluck('name');
  const end = (order: Order) =>
    bench.inTransaction(async (repositories) => {
      const locked = await repositories.orders.lock(order.id);
      if (locked) await endOrder(repositories, bench.clock, locked, { to: 'cancelled', action: 'order.cancelled', actor: { kind: 'platform', id: on.platform.id } });
    });

  describe.each(negotiationKinds)('on a %s', (kind) => {
    const started = async (to: Parameters<typeof on.bring>[2] | 'none') => {
      const order = await on.order();
      if (to !== 'none') await on.bring(kind, order, to);
      return order;
    };

    it.each([
      ['none', 'not-found'],
      ['asked', 'not-found'],
      ['endorsed', 'not-found'],
      ['declined', 'not-found'],
    ] as const)('that is %s changes nothing: %s', async (to, code) => {
      const order = await started(to);
      const before = await traces(order);
      const named = to === 'none' ? 'nobody-1' : (await on.last(kind, order)).request_no;

      for (const more of [{}, { requestNo: named }])
        for (const decision of ['1', '2'] as const) expect(await codeOf(on.answer(kind, order, decision, more))).toBe(code);
      expect([await stateOf(order), await traces(order)]).toEqual(['in_handling', before]);
    });

    it('that is sent is carried out at once, with or without its number', async () => {
      for (const named of [false, true])
        for (const decision of ['1', '2'] as const) {
          const order = await started('sent');
          const { request_no: requestNo } = await on.last(kind, order);

          const receipt = await on.answer(kind, order, decision, named ? { requestNo } : {});

          expect(receipt).toMatchObject({ requestNo, decision, repeated: false });
          expect(await requestState(kind, order)).toBe(decision === '1' ? 'agreed' : 'refused');
          expect(await stateOf(order)).toBe(decision === '1' && kind === 'withdrawal' ? 'withdrawn' : 'in_handling');
          expect((await messages(order)).at(-1)).toBe(`${kind}.decided`);
        }
    });

    it('gets its first answer again when repeated, and is refused when it differs', async () => {
      for (const decision of ['1', '2'] as const) {
        const order = await started('sent');
        const first = await on.answer(kind, order, decision);
        bench.clock.set(new Date(bench.clock.now().getTime() + 60_000).toISOString());
        const before = await traces(order);

        expect(await on.answer(kind, order, decision)).toEqual({ ...first, repeated: true });
        expect(await on.answer(kind, order, decision, { requestNo: first.requestNo })).toEqual({ ...first, repeated: true });
        expect(await codeOf(on.answer(kind, order, decision === '1' ? '2' : '1'))).toBe('decision-conflict');
        expect(await codeOf(on.answer(kind, order, decision, { opinion: '另有意见。' }))).toBe('decision-conflict');
        expect(await traces(order)).toEqual(before);
      }
    });

    it('comes too late for one that is void, and for an order that ended without one', async () => {
      const order = await started('sent');
      await end(order);
      const bare = await started('none');
      await end(bare);

      expect(await requestState(kind, order)).toBe('voided');
      for (const more of [{}, { requestNo: (await on.last(kind, order)).request_no }]) expect(await codeOf(on.answer(kind, order, '1', more))).toBe('request-not-open');
      expect(await codeOf(on.answer(kind, bare, '1'))).toBe('order-ended');
      expect([await stateOf(order), await stateOf(bare)]).toEqual(['cancelled', 'cancelled']);
    });

    it('is nobody’s but the order’s platform’s', async () => {
      const order = await started('sent');

      expect(await codeOf(on.answer(kind, order, '1', { platformId: '0197a3c2-0000-7000-8000-00000000dead' }))).toBe('not-found');
      expect(await codeOf(on.answer(kind, { ...order, acceptanceNo: '2026-43-9999999-9' }, '1'))).toBe('not-found');
    });

    it('counts as its receipt where that is not in yet, and a receipt in between changes nothing', async () => {
      const order = await started('endorsed');
      await on.send(kind, order);
      const delivery = await bench.knex('delivery').where('order_id', order.id).first<{ id: string }>('id');

      await on.answer(kind, order, '2');
      const commands = await bench.knex('engine_command').where('order_id', order.id).orderBy('position', 'desc').limit(2).pluck('name');
      await recordReceipt(bench, { orderId: order.id, deliveryId: delivery.id, attempt: { outcome: 'delivered', httpStatus: 200, durationMs: 5 } });

      expect(commands).toEqual([`${kind}.decided`, 'delivery.answered']);
      expect(await bench.knex('delivery').where('id', delivery.id).pluck('state')).toEqual(['delivered']);
      expect((await messages(order)).filter((name) => name === `${kind}.decided`)).toHaveLength(1);
    });

    it('belongs to the one that is sent, not to an earlier one', async () => {
      const order = await started('sent');
      await on.answer(kind, order, '2');
      const second = await on.bring(kind, order, 'sent');

      expect(await on.answer(kind, order, '1')).toMatchObject({ requestNo: second.request_no, repeated: false });
    });
  });

  it('agreed to 延期: the due becomes exactly the one asked for, the inner ones follow', async () => {
    const order = await on.order();
    await bench.inTransaction(async (repositories) => {
      const locked = await repositories.orders.lock(order.id);
      if (!locked) throw new Error('no such order');
      const base = { startsAt: bench.clock.now().toISOString(), basis: undefined, pauses: [], changes: [] };
      await setDue(repositories, locked, { name: 'order', unitId: null, delegationId: null, terms: { ...base, period: { givenOn: '2026-11-30' }, reserves: null } });
      await setDue(repositories, locked, { name: 'unit', unitId: units.hunan, delegationId: null, terms: { ...base, period: { limit: { amount: 3, unit: 'day' } }, reserves: [] } });
    });
    const { resulting_due_at: wanted } = await on.bring('extension', order, 'sent');
    const dues = () => bench.knex('due').where('order_id', order.id).orderBy('name').pluck('due_at') as Promise<Date[]>;
    const [before] = [await dues()];

    await on.answer('extension', order, '1');

    // The fifth day is a Saturday: the period ends with the next working day.
    const [orderDue, unitDue] = await dues();
    expect([orderDue, wanted]).toEqual([new Date('2026-12-07T16:00:00Z'), new Date('2026-12-07T16:00:00Z')]);
    expect((unitDue?.getTime() ?? 0) - (before[1]?.getTime() ?? 0)).toBeGreaterThanOrEqual(5 * 86_400_000);
  });

  it('crossing on both kinds end in the same order state, whichever comes first', async () => {
    const outcomes: unknown[] = [];
    for (const [first, second] of [['withdrawal', 'extension'], ['extension', 'withdrawal']] as const)
      for (const [one, other] of [['1', '1'], ['1', '2'], ['2', '1'], ['2', '2']] as const) {
        const order = await on.order();
        await on.bring('withdrawal', order, 'sent');
        await on.bring('extension', order, 'sent');
        await on.answer(first, order, one);
        const then = await codeOf(on.answer(second, order, other));
        outcomes.push([first, one, other, typeof then === 'string' ? then : 'taken', await stateOf(order), await requestState('withdrawal', order), await requestState('extension', order)]);
      }

    expect(outcomes).toEqual([
      ['withdrawal', '1', '1', 'request-not-open', 'withdrawn', 'agreed', 'voided'],
      ['withdrawal', '1', '2', 'request-not-open', 'withdrawn', 'agreed', 'voided'],
      ['withdrawal', '2', '1', 'taken', 'in_handling', 'refused', 'agreed'],
      ['withdrawal', '2', '2', 'taken', 'in_handling', 'refused', 'refused'],
      ['extension', '1', '1', 'taken', 'withdrawn', 'agreed', 'agreed'],
      ['extension', '1', '2', 'taken', 'in_handling', 'refused', 'agreed'],
      ['extension', '2', '1', 'taken', 'withdrawn', 'agreed', 'refused'],
      ['extension', '2', '2', 'taken', 'in_handling', 'refused', 'refused'],
    ]);
  });

  it('meet work wherever it stands: agreed 退单 ends every state before the result is on its way', async () => {
    for (const status of ['pending_review', 'awaiting_supplement', 'in_handling', 'under_report_review', 'awaiting_informing', 'awaiting_feedback'] as const) {
      const order = await on.order({ status });
      const item = await bench.claimed(on.asker, 'investigation', order.id, units.hunan);
      await on.bring('withdrawal', order, 'sent');
      await on.answer('withdrawal', order, '1');

      expect([status, await stateOf(order)]).toEqual([status, 'withdrawn']);
      expect(await bench.knex('work_item').where('id', item.id).pluck('state')).toEqual(['closed']);
      expect(await messages(order)).toEqual(expect.arrayContaining(['order.ended', 'withdrawal.decided']));
    }
  });

  it('at the same instant: one is taken, the other is told', async () => {
    const order = await on.order();
    await on.bring('withdrawal', order, 'sent');

    const both = await Promise.all([codeOf(on.answer('withdrawal', order, '1')), codeOf(on.answer('withdrawal', order, '2'))]);

    expect(both.filter((answer) => answer === 'decision-conflict')).toHaveLength(1);
  });
});
