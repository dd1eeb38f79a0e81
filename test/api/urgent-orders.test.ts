import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { chinaTime } from '../builders/china-time.ts';
import { units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Line = { id: string; reminders: number; flags: string[]; task: { kind: string; unitId: string; unitName: string; dueAt: string | null; assigneeName: string | null }; availableActions: string[] };
type Page = { orders: Line[]; next: string | null };

describe('what is late, and pressing for it from the list (P5.4, P9.2)', () => {
  let bench: Workbench;
  let province: Person;
  let city: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    [province, city] = [await bench.person(units.hunan, 'supervisor'), await bench.person(units.changsha, 'supervisor')];
  });
  afterAll(() => bench.close());

  const list = async (who: Person, query: string) => (await who.get(`/dashboard/orders?${query}`)).body as Page;
  /** An order that 浏阳 holds, with its investigation due then. */
  const heldByLiuyang = async (due: string | null) => {
    const { id } = await acceptOrderOf(bench, { status: 'in_handling' });
    const given = (from: string, to: string, at: string) => ({ id: randomUUID(), order_id: id, run_no: 1, from_unit_id: from, to_unit_id: to, delegated_at: chinaTime(at) });
    await bench.knex('delegation').insert([given(units.hunan, units.changsha, '2026-11-20 09:00'), given(units.changsha, units.liuyang, '2026-11-20 10:00')]);
    const item = { orderId: id, kind: 'investigation', unitId: units.liuyang } as const;
    await insertWorkItem(bench.knex, due === null ? item : { ...item, dueAt: chinaTime(due) });
    return id;
  };
  const reminderOf = (orderId: string) => bench.knex('work_order').where('id', orderId).first<{ reminders: number; flags: string[] }>('reminders', 'flags');

  it('lists by the earliest due, page by page, with the holder, the step and what may be done', async () => {
    const [second, first] = [await heldByLiuyang('2026-11-22 12:00'), await heldByLiuyang('2026-11-21 12:00')];
    await insertWorkItem(bench.knex, { orderId: first, kind: 'extension-endorsement', unitId: units.changsha, dueAt: chinaTime('2026-11-24 09:00') });
    const own = await acceptOrderOf(bench, { status: 'in_handling' });
    await insertWorkItem(bench.knex, { orderId: own.id, kind: 'province-intake', unitId: units.hunan, dueAt: chinaTime('2026-11-24 09:59') });
    const timeless = await heldByLiuyang(null);

    const page = await list(province, 'urgency=late&limit=1');
    expect(page.orders.map(({ id, task }) => [id, task.kind, task.unitName, task.assigneeName])).toEqual([[first, 'investigation', '浏阳市12317', null]]);
    expect((await list(province, `urgency=late&limit=1&after=${page.next ?? ''}`)).orders.map(({ id }) => id)).toEqual([second]);
    expect((await list(province, 'urgency=soon')).orders.map(({ id, availableActions }) => [id, availableActions])).toEqual([[own.id, ['remindHolder']]]);
    const open = await list(province, 'urgency=open&limit=3');
    expect(open.orders.map(({ id }) => id)).toEqual([first, second, own.id]);
    expect((await list(province, `urgency=open&limit=3&after=${open.next ?? ''}`)).orders.map(({ id }) => id)).toEqual([timeless]);
    expect((await list(province, 'urgency=soon&step=extension-endorsement')).orders.map(({ id }) => id)).toEqual([first]);
    expect((await list(province, 'urgency=open&own=true')).orders.map(({ id }) => id)).toEqual([own.id]);
    expect((await list(city, 'urgency=late')).orders.map(({ id, availableActions }) => [id, availableActions])).toEqual([
      [first, ['remindHolder', 'issueSupervision']], [second, ['remindHolder', 'issueSupervision']],
    ]); // prettier-ignore
    const national = await bench.person(units.national, 'nationalHandler');
    expect((await list(national, 'urgency=late')).orders.map(({ availableActions }) => availableActions)).toEqual([['remindHolder'], ['remindHolder']]);
    expect((await list(await bench.person(units.guangdong, 'supervisor'), 'urgency=open')).orders).toEqual([]);
  });

  it('催办 counts, is told to holder and upper units with its text sealed, and moves no due', async () => {
    const orderId = await heldByLiuyang('2026-11-22 12:00');
    const county = await bench.person(units.liuyang, 'handler');
    const text = '群众反映强烈，请加快办理。';
    expect((await province.post(`/orders/${orderId}/reminders`, { text })).status).toBe(204);
    expect((await city.post(`/orders/${orderId}/reminders`, { text })).status).toBe(204);

    expect((await reminderOf(orderId)).reminders).toBe(2);
    type Told = { notices: { kind: string; orderId: string; text: string }[] };
    const told = async (who: Person) => ((await who.get('/notices')).body as Told).notices.filter((one) => one.orderId === orderId && one.kind === 'upperReminder').map((one) => one.text);
    expect((await told(county)).sort()).toEqual(['湖南省12317催办，累计第 1 次，请加快办理。', '长沙市12317催办，累计第 2 次，请加快办理。']);
    expect(await told(province)).toHaveLength(2);
    const page = (await county.get(`/orders/${orderId}`)).body as { order: { reminders: number }; history: { timeline: { action: string; text: string | null }[] } };
    expect(page.order.reminders).toBe(2);
    expect(page.history.timeline.filter(({ action }) => action === 'order.remindedByUpper').map((one) => one.text)).toEqual([text, text]);
    const [entry] = await bench.knex('audit_entry').where({ order_id: orderId, action: 'order.remindedByUpper' }).select<{ text_enc: Buffer; detail: object }[]>('text_enc', 'detail');
    expect([entry?.text_enc.includes(Buffer.from('群众')), entry?.detail]).toEqual([false, { count: 1 }]);
    expect(await bench.knex('due').where('order_id', orderId)).toEqual([]);
  });

  it('is refused by whoever is not above, without words, and where nothing is left to hurry', async () => {
    const orderId = await heldByLiuyang('2026-11-22 12:00');
    const text = { text: '请加快办理。' };
    expect(refusal(await (await bench.person(units.liuyang, 'supervisor')).post(`/orders/${orderId}/reminders`, text))).toEqual([403, 'right-required']);
    expect(refusal(await (await bench.person(units.zhuzhou, 'supervisor')).post(`/orders/${orderId}/reminders`, text))).toEqual([404, 'not-found']);
    expect(refusal(await province.post(`/orders/${orderId}/reminders`, { text: '' }))).toEqual([422, 'validation-failed']);
    await bench.knex('work_order').where('id', orderId).update({ status: 'awaiting_receipt' });
    expect(refusal(await province.post(`/orders/${orderId}/reminders`, text))).toEqual([409, 'order-state-conflict']);
    await bench.knex('work_order').where('id', orderId).update({ status: 'completed', ended_at: bench.clock.now() });
    expect(refusal(await province.post(`/orders/${orderId}/reminders`, text))).toEqual([409, 'order-ended']);
    expect((await reminderOf(orderId)).reminders).toBe(0);
  });

  it('presses for several at once: each is told by itself what became of it', async () => {
    const [one, other] = [await heldByLiuyang('2026-11-22 12:00'), await heldByLiuyang('2026-11-22 12:00')];
    const elsewhere = await acceptOrderOf(bench, { provinceCode: units.guangdong });
    const orderIds = [one, elsewhere.id, other];

    const reminded = (await province.post('/orders/reminders', { orderIds, text: '请加快办理。' })).body as { results: object[] };
    expect(reminded.results).toEqual([{ orderId: one, done: true }, { orderId: elsewhere.id, done: false, code: 'not-found', detail: expect.any(String) }, { orderId: other, done: true }]);
    expect([(await reminderOf(one)).reminders, (await reminderOf(elsewhere.id)).reminders]).toEqual([1, 0]);

    const demand = { demand: '请三日内报告进展。', replyBy: '2026-11-26' };
    expect((await province.post(`/orders/${one}/supervisions`, demand)).status).toBe(204);
    const supervised = (await province.post('/orders/supervisions', { orderIds, ...demand })).body as { results: object[] };
    expect(supervised.results).toMatchObject([{ done: false, code: 'order-state-conflict' }, { done: false, code: 'not-found' }, { orderId: other, done: true }]);
    expect((await reminderOf(other)).flags).toEqual(['supervised']);
    expect((await list(province, 'urgency=late')).orders.find(({ id }) => id === other)?.availableActions).toEqual(['remindHolder']);
    expect(refusal(await province.post('/orders/reminders', { orderIds: [], text: '请' }))).toEqual([422, 'validation-failed']);
  });
});
