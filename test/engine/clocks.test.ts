import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveOrderDue } from '../../domain/due/move-order-due.ts';
import type { DueCard } from '../../domain/due/ports.ts';
import { recheckClocks } from '../../domain/due/tell-clock.ts';
import type { OrderRouting } from '../../domain/order/ports.ts';
import type { Repositories } from '../../infra/postgres/in-transaction.ts';
import { transactionsOf } from '../builders/engine-commands.ts';
import { expectInvariants } from '../support/ended-once.ts';
import { eventually } from '../support/eventually.ts';
import { exportedRecords, isUnexpected, modelledFlows, reportWalked, walkedIn } from '../support/exported-records.ts';
import { walkOrder, type OrderWalk } from '../support/order-walk.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

const yongshun = '433127000000';
const complaint = 'complaint-hunan-region-text';
const dayMs = 86_400_000;
const hourMs = 3_600_000;
type DueRow = { id: string; starts_at: Date; due_at: Date; red_at: Date; yellow_at: Date; escalate_at: Date; timed: boolean; state: string };

describe('the clock of a due (P5.4)', () => {
  let product: TestProduct;
  let offset = 0;
  beforeAll(async () => {
    product = await startTestProduct({ engineVersion: '8.6.0', logsRecords: true, provinces: ['43'] });
  }, 600_000);
  afterAll(() => product.end(), 60_000);

  const businessNow = () => Date.now() + offset;
  const advanceTo = async (at: Date) => {
    const byMs = at.getTime() - businessNow() + 1_000;
    if (byMs <= 0) return;
    await product.advance(byMs);
    offset += byMs;
  };
  /** An order whose 办结日期 lies so many days ahead, and its due. */
  const orderDueIn = async (days: number) => {
    const finishBy = new Date(businessNow() + days * dayMs + 8 * hourMs).toISOString().slice(0, 10);
    const order = await walkOrder(product, complaint, { finishBy });
    await order.pending('initial-review');
    return { order, due: await dueOf(order, 'order') };
  };
  const find = (order: OrderWalk, name: string) =>
    product.database('due').where({ order_id: order.orderId, name }).orderBy('set_at', 'desc').first<DueRow | undefined>();
  const dueOf = (order: OrderWalk, name: string) => eventually(`due ${name}`, () => find(order, name));
  const cardsOf = (due: DueRow) => product.database('due_card').where('due_id', due.id).orderBy('fired_at').pluck('card') as Promise<DueCard[]>;
  const untilCards = (due: DueRow, cards: DueCard[]) => eventually(`cards ${cards.join()}`, async () => (await cardsOf(due)).join() === cards.join(), 20_000);
  const toldOf = (order: OrderWalk, kind: string) =>
    product.database('notice').join('app_user', 'app_user.id', 'user_id').where({ order_id: order.orderId, kind }).whereRaw(`facts ->> 'due' = 'order'`).orderBy('login').pluck('login') as Promise<string[]>;

  const within = async <T>(order: OrderWalk, work: (repositories: Repositories, routing: OrderRouting) => Promise<T>) =>
    (await transactionsOf(product))(async (repositories) => {
      const routing = await repositories.orders.lock(order.orderId);
      if (!routing) throw new Error('no such order');
      return work(repositories, routing);
    });
  const extend = (order: OrderWalk, dueAt: Date) =>
    within(order, (repositories, routing) => moveOrderDue(repositories, routing, { limit: { amount: 10, unit: 'day' }, dueAt, actor: { kind: 'system', id: 'test' } }));
  const asked = async (order: OrderWalk, state: string) => {
    const asker = await product.database('app_user').where('login', '430000-handler').first<{ id: string }>('id');
    const at = new Date(businessNow());
    await product.database('extension_request').insert({
      id: randomUUID(), request_no: `YQ-${order.acceptanceNo}`, order_id: order.orderId, run_no: 1, state, asked_by: asker.id,
      asked_unit_id: '430000000000', asked_at: at, sent_at: at, reason_enc: Buffer.from('not ciphertext'), amount: 5,
    }); // prettier-ignore
  };

  it('a limit changed on its page is deployed: the next order has its due from it, with the version named; a running one keeps its own (P5.2)', async () => {
    const desk = async (login: string) => {
      const found = await product.office.desk(login);
      if (!found) throw new Error(login);
      return found;
    };
    const admin = await desk('430000-system-admin');
    const running = await walkOrder(product, 'consultation-hunan-exit');
    const before = await dueOf(running, 'order');
    const row = {
      provinceCode: '43', sources: ['workOrder'], orderTypes: ['consultation'], serviceTypes: [], levels: [], steps: ['order', 'rehandling'], amount: 9, unit: 'workingDay',
      startRule: 'accepted', clause: '《湖南省办法》第九条', origin: '省政府网站', validFrom: '2026-01-01', validTo: null,
    }; // prettier-ignore
    const change = { table: 'timeLimits', basedOn: 1, change: { kind: 'add', row } };
    const preview = (await admin.ask('POST', '/admin/limits/preview', change)) as { effect: { moved: { acceptanceNo: string }[] } };
    expect(preview.effect.moved.map(({ acceptanceNo }) => acceptanceNo)).toContain(running.acceptanceNo);
    await admin.ask('POST', '/admin/limits/versions', { ...change, reason: '新办法施行', appliesToOpen: false });
    await eventually('the version in force', async () => {
      const table = (await admin.ask('GET', '/admin/limits?table=timeLimits')) as { inForce: { revision: number; decisionVersion: number } };
      return table.inForce.revision === 2 && table.inForce.decisionVersion === 2;
    });

    const next = await walkOrder(product, 'consultation-hunan-monitoring');
    await dueOf(next, 'order');
    const { dues } = (await (await desk('430000-handler')).ask('GET', `/orders/${next.orderId}/dues`)) as { dues: { name: string; explanation: string }[] };
    const explained = dues.find(({ name }) => name === 'order')?.explanation;
    expect(explained).toContain('9个工作日');
    expect(explained).toContain('《湖南省办法》第九条');
    expect(explained).toContain('办理时限表第2版');
    expect((await dueOf(running, 'order')).due_at).toEqual(before.due_at);
    await running.close();
    await next.close();
  });

  it('warns before, cards at and escalates after a due, each told once to handlers and supervisors', async () => {
    const { order, due } = await orderDueIn(20);
    const { due: other, order: closed } = await orderDueIn(20);
    await closed.close();
    await advanceTo(due.yellow_at);
    await untilCards(due, ['yellow']);
    expect(await toldOf(order, 'yellowCard')).toEqual(['430000-handler', '430000-handler2', '430000-reviewer', '430000-supervisor', '430000-unseal']);

    await advanceTo(due.red_at);
    await untilCards(due, ['yellow', 'red']);
    await advanceTo(due.escalate_at);
    await untilCards(due, ['yellow', 'red', 'escalation']);

    expect(await toldOf(order, 'redCard')).toHaveLength(5);
    expect(await toldOf(order, 'escalation')).toContain('430000-supervisor');
    expect(await find(order, 'order')).toMatchObject({ timed: false, state: 'open' });
    expect(await cardsOf(other)).toEqual([]);
  }, 180_000);

  it('follows a due that moved, before its cards and after its escalation (P4.2)', async () => {
    const [{ order, due }, { order: late, due: past }] = await Promise.all([orderDueIn(20), orderDueIn(20)]);
    const agreed = new Date(due.due_at.getTime() + 10 * dayMs);
    await extend(order, agreed);
    await advanceTo(past.yellow_at);
    await untilCards(past, ['yellow']);
    await advanceTo(past.escalate_at);
    await untilCards(past, ['yellow', 'red', 'escalation']);
    expect(await cardsOf(due)).toEqual([]);
    const moved = await dueOf(order, 'order');
    expect(moved.due_at).toEqual(agreed);

    await extend(late, agreed);
    await advanceTo(moved.yellow_at);
    await untilCards(due, ['yellow']);
    await untilCards(past, ['yellow', 'red', 'escalation', 'yellow']);
    await Promise.all([order.close(), late.close()]);
  }, 240_000);

  it('believes the database where a message was lost: moved, closed, and red only after a 延期 is refused', async () => {
    const [moved, closed, held] = await Promise.all([orderDueIn(20), orderDueIn(20), orderDueIn(20)]);
    const later = (at: Date) => new Date(at.getTime() + 9 * dayMs);
    const { due } = moved;
    await product.database('due').where('id', due.id).update({ due_at: later(due.due_at), yellow_at: later(due.yellow_at), red_at: later(due.red_at), escalate_at: later(due.escalate_at) });
    await product.database('due').where('id', closed.due.id).update({ state: 'closed', closed_at: new Date() });
    await asked(held.order, 'sent');
    await advanceTo(due.yellow_at);
    await untilCards(held.due, ['yellow']);
    await advanceTo(due.red_at);
    await advanceTo(new Date(due.red_at.getTime() + 2 * hourMs));
    expect(await cardsOf(held.due)).toEqual(['yellow']);

    await product.database('extension_request').where('order_id', held.order.orderId).update({ state: 'refused' });
    await within(held.order, (repositories, order) => recheckClocks(repositories, order));
    await untilCards(held.due, ['yellow', 'red']);
    expect(await product.database('due_card').where({ due_id: held.due.id, card: 'red' }).pluck('due_at')).toEqual([held.due.due_at]);
    expect(await cardsOf(due)).toEqual([]);
    await advanceTo(later(due.yellow_at));
    await untilCards(due, ['yellow']);
    await advanceTo(later(due.red_at));
    await untilCards(due, ['yellow', 'red']);
    expect(await cardsOf(closed.due)).toEqual([]);
    // The test's own request has no ciphertext that the product could open.
    await product.database('extension_request').where('order_id', held.order.orderId).delete();
    await Promise.all([moved.order.close(), closed.order.close(), held.order.close()]);
  }, 240_000);

  it('stands still by setting while 12345 is asked, goes on later, and cards red at once when a 延期 is refused (P4.2, P5.3)', async () => {
    // 12345 has long enough for its answer that days of work pass meanwhile, whatever weekend or holiday lies there.
    const values = { pausesForSupplement: true, pausesForExtension: true, supplementReplyHours: 480, supplementReminderHours: 470 };
    const settings = Object.entries(values).map(([name, value]) => ({ unit_id: '430000000000', name, value: JSON.stringify(value) }));
    await product.database('province_setting').insert(settings);
    const [{ order: given, due: past }, counted] = [await orderDueIn(20), await walkOrder(product, 'consultation-hunan-exit')];
    const before = await dueOf(counted, 'order');
    await counted.until('initial-review');
    await counted.act('initial-review', 'supplement-request', { reason: '请补充所在乡镇。' });
    await given.until('province-intake');
    const desk = await product.office.desk('430000-handler');
    await desk?.ask('POST', `/orders/${given.orderId}/extension-requests`, { reason: '须等待鉴定结论。', amount: 5 });
    await given.act('extension-sending', 'sending', { decision: 'sent' }, 'reviewer');
    await eventually('12345 to have it', () => product.database('extension_request').where({ order_id: given.orderId, state: 'sent' }).first<object | undefined>('id'));

    await advanceTo(new Date(businessNow() + 12 * dayMs));
    expect((await counted.tell('supplement', { text: '沿溪镇。' })).httpStatus).toBeLessThan(300);
    const after = await dueOf(counted, 'order');
    expect([after.id, after.due_at > before.due_at]).toEqual([before.id, true]);
    await advanceTo(new Date(Math.max(past.red_at.getTime(), before.yellow_at.getTime()) + 2 * hourMs));
    expect([await cardsOf(past), after.yellow_at > before.yellow_at]).toEqual([[], true]);

    expect((await given.decide('extension', { decision: '2', opinion: '请按期办结。' })).httpStatus).toBeLessThan(300);
    await untilCards(past, ['red']);
    expect(await product.database('due_card').where({ due_id: past.id }).pluck('due_at')).toEqual([past.due_at]);
    if (businessNow() < after.yellow_at.getTime()) await advanceTo(after.yellow_at);
    await eventually('the later yellow card', async () => (await cardsOf(after)).length > 0, 20_000);
    await product.database('province_setting').delete();
    await Promise.all([given.close(), counted.close()]);
  }, 240_000);

  it('gives each unit its own clock from when the work reached it, unreset by rework, and lets the upper unit move it (P5.3, P4.4)', async () => {
    const { order } = await orderDueIn(60);
    await order.until('investigation', yongshun);
    const ownDue = () => eventually('the unit’s due', () => product.database('due').where({ order_id: order.orderId, name: 'unit', unit_id: yongshun }).first<DueRow | undefined>());
    const inner = await ownDue();
    const reached = await product.database('delegation').where({ order_id: order.orderId, to_unit_id: yongshun }).first<{ delegated_at: Date }>('delegated_at');
    expect(inner.starts_at).toEqual(reached.delegated_at);
    const shown = () => product.database('work_item').where({ order_id: order.orderId, kind: 'investigation' }).whereIn('state', ['open', 'claimed']).first<{ due_at: Date | null }>('due_at');
    await eventually('the task to show it', async () => (await shown()).due_at?.getTime() === inner.due_at.getTime());

    await order.until('report-review', yongshun);
    expect((await ownDue()).state).toBe('closed');
    await order.act('report-review', 'review', { decision: 'sentBack', opinion: '请补充走访记录。' }, 'reviewer');
    await order.pending('investigation', yongshun);
    await eventually('the clock to go on', async () => (await ownDue()).state === 'open');
    const again = await ownDue();
    expect([again.id, again.due_at]).toEqual([inner.id, inner.due_at]);

    const desk = await product.office.desk('433100-handler');
    const sooner = new Date(inner.due_at.getTime() - 3 * dayMs);
    await desk?.ask('POST', `/orders/${order.orderId}/dues/${inner.id}/move`, { dueAt: sooner.toISOString(), reason: '群众反映强烈，请提前办结。' });
    expect((await shown()).due_at).toEqual(sooner);
    await advanceTo((await ownDue()).yellow_at);
    await untilCards(again, ['yellow']);
    await advanceTo(sooner);
    await untilCards(again, ['yellow', 'red']);
    await order.finish();
    const open = await product.database('due').where({ order_id: order.orderId, state: 'open' });
    expect(open).toEqual([]);
  }, 240_000);

  it('lets an upper supervisor demand a reply until it is accepted, warns before its date, and ends with the order (P5.4)', async () => {
    const [{ order }, { order: ended }] = await Promise.all([orderDueIn(60), orderDueIn(60)]);
    const supervisor = await product.office.desk('430000-supervisor');
    const replyBy = new Date(businessNow() + 5 * dayMs).toISOString().slice(0, 10);
    for (const each of [order, ended]) {
      await each.until('investigation', yongshun);
      await supervisor?.ask('POST', `/orders/${each.orderId}/supervisions`, { demand: '请说明进展。', replyBy });
      await each.pending('supervision-reply', yongshun);
    }
    const due = await dueOf(order, 'supervision');
    await advanceTo(due.yellow_at);
    await untilCards(due, ['yellow']);
    await order.act('supervision-reply', 'supervision-reply', { reply: '正在核查。' });
    await order.act('supervision-acceptance', 'supervision-acceptance', { decision: 'returned', opinion: '请写明日期。' }, 'supervisor');
    await order.act('supervision-reply', 'supervision-reply', { reply: '三日内办结。' });
    await order.act('supervision-acceptance', 'supervision-acceptance', { decision: 'accepted', opinion: '同意。' }, 'supervisor');
    expect(await product.database('supervision_order').where('order_id', order.orderId).pluck('state')).toEqual(['accepted']);

    await ended.close();
    // Closed before its instance could begin, and the message of its end lost.
    const { order: quick } = await orderDueIn(60);
    await quick.until('investigation', yongshun);
    await product.workers.stop();
    await supervisor?.ask('POST', `/orders/${quick.orderId}/supervisions`, { demand: '请说明进展。', replyBy: new Date(businessNow() + 5 * dayMs).toISOString().slice(0, 10) });
    await product.database('supervision_order').where('order_id', quick.orderId).update({ state: 'closed', ended_at: new Date(businessNow()) });
    await product.startWorkers();
    await eventually('all that was said to be heard', async () => {
      const waiting = await product.database('engine_command').whereLike('name', 'supervision.%').whereNotIn('state', ['consumed', 'void']);
      return waiting.length === 0;
    }, 20_000);
    await Promise.all([order.finish(), quick.close()]);
  }, 240_000);

  it('has now walked every flow of its model but that of an unexpected outcome', async () => {
    const modelled = (await modelledFlows()).filter((flow) => ['deadline', 'supervision'].includes(flow.process) && !isUnexpected(flow));
    const walked = async () => modelled.filter(walkedIn(await exportedRecords(product.engine().logFile)));
    await eventually('every flow to be walked', async () => (await walked()).length === modelled.length, 10_000).catch(() => undefined);
    const found = await walked();
    await reportWalked('clocks', modelled, found);
    expect(modelled.filter((flow) => !found.includes(flow)).map(({ process, id }) => `${process}/${id}`)).toEqual([]);
  });

  it('has left a database in which everything holds', async () => {
    await expectInvariants(product);
  });
});
