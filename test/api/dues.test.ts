import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fireCard } from '../../domain/due/fire-card.ts';
import { recomputeProvisionalDues } from '../../domain/due/recompute-provisional-dues.ts';
import { setDue, type NewDue } from '../../domain/due/set-due.ts';
import { publishedHolidays } from '../../infra/calendar/published-holidays.ts';
import { createInTransaction } from '../../infra/postgres/in-transaction.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { chinaTime } from '../builders/china-time.ts';
import { units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { adaptersOver } from '../support/adapters.ts';
import { openWorkbench, refusal, type Workbench } from '../support/workbench.ts';

type Transactions = ReturnType<typeof adaptersOver>['inTransaction'];

describe('dues and the message centre', () => {
  let bench: Workbench;
  let inTransaction: Transactions;
  beforeAll(async () => {
    bench = await openWorkbench();
    inTransaction = adaptersOver(bench.knex, bench.clock).inTransaction;
  });
  afterAll(() => bench.close());

  const set = (orderId: string, due: Pick<NewDue, 'name' | 'unitId'>, workingDays: number, within = inTransaction) =>
    within(async (repositories) => {
      const order = await repositories.orders.lock(orderId);
      if (!order) throw new Error('no order');
      const terms = {
        startsAt: chinaTime('2026-11-23 09:00').toISOString(),
        period: { limit: { amount: workingDays, unit: 'workingDay' } },
        basis: { clause: '《测试办法》第五条', tableVersion: '办理时限表第3版' },
        reserves: due.name === 'order' ? null : [],
        pauses: [],
        changes: [],
      } as const;
      return setDue(repositories, order, { ...due, delegationId: null, terms });
    });
  const delegated = async () => {
    const { id } = await acceptOrderOf(bench, { status: 'in_handling' });
    const delegation = (from: string | null, to: string, at: string) => ({ id: randomUUID(), order_id: id, run_no: 1, from_unit_id: from, to_unit_id: to, delegated_at: chinaTime(at) });
    await bench.knex('delegation').insert([
      delegation(null, units.hunan, '2026-11-23 09:00'),
      delegation(units.hunan, units.changsha, '2026-11-23 09:10'),
      delegation(units.changsha, units.liuyang, '2026-11-23 09:20'),
    ]);
    return id;
  };
  const duesOf = async (person: Awaited<ReturnType<Workbench['person']>>, orderId: string) => {
    const { body } = (await person.get(`/orders/${orderId}/dues`)) as { body: { dues: { id: string; name: string; dueAt: string; explanation: string; movableUntil: string | null }[] } };
    return body.dues;
  };

  it('are shown with how they came about, in words (P5.2)', async () => {
    const orderId = await delegated();
    await set(orderId, { name: 'order', unitId: null }, 15);
    const handler = await bench.person(units.liuyang, 'handler');

    const [due] = await duesOf(handler, orderId);
    expect(due).toMatchObject({ name: 'order', state: 'open', unitName: null, dueAt: '2026-12-14T16:00:00.000Z', movableUntil: null, cards: [] });
    expect(due?.explanation).toBe(
      '自2026年11月23日（周一）09:00起算，期限15个工作日，当日不计入。不计入：11月28日至29日、12月5日至6日、12月12日至13日（周末）。期限至2026年12月14日（周一）24:00届满。依据：《测试办法》第五条（办理时限表第3版）。',
    );
  });

  it('of the unit below are moved by the delegating unit, within its own (P4.4)', async () => {
    const orderId = await delegated();
    await set(orderId, { name: 'order', unitId: null }, 15);
    await set(orderId, { name: 'unit', unitId: units.changsha }, 10);
    const inner = await set(orderId, { name: 'unit', unitId: units.liuyang }, 5);
    const city = await bench.person(units.changsha, ['handler', 'supervisor']);
    const county = await bench.person(units.liuyang, 'handler');
    const move = (dueAt: string) => ({ dueAt, reason: '案情复杂，请抓紧。' });
    const path = `/orders/${orderId}/dues/${inner.id}/move`;

    const shown = await duesOf(city, orderId);
    expect(shown.find(({ id }) => id === inner.id)).toMatchObject({ movableUntil: '2026-12-07T16:00:00.000Z' });
    expect((await duesOf(county, orderId)).map(({ movableUntil }) => movableUntil)).toEqual([null, null, null]);
    expect(refusal(await county.post(path, move('2026-12-02T18:00:00+08:00')))).toEqual([403, 'right-required']);
    expect(refusal(await (await bench.person(units.hunan, 'handler')).post(path, move('2026-12-02T18:00:00+08:00')))).toEqual([409, 'order-state-conflict']);
    expect(refusal(await city.post(path, move('2026-12-08T18:00:00+08:00')))).toEqual([422, 'validation-failed']);
    expect(refusal(await city.post(path, move('2026-11-22T18:00:00+08:00')))).toEqual([422, 'validation-failed']);

    expect((await city.post(path, move('2026-12-02T18:00:00+08:00'))).status).toBe(204);
    const moved = (await duesOf(county, orderId)).find(({ id }) => id === inner.id);
    expect(moved).toMatchObject({ dueAt: '2026-12-02T10:00:00.000Z' });
    expect(moved?.explanation).toContain('长沙市12317于');
    expect((await county.get('/notices')).body).toMatchObject({ notices: [expect.objectContaining({ kind: 'dueMoved', orderId })] });
    const names = await bench.knex('engine_command').where('order_id', orderId).orderBy('position').pluck('name');
    expect(names).toEqual(['due.set', 'due.set', 'due.set', 'due.changed']);
    const entry = await bench.knex('audit_entry').where({ order_id: orderId, action: 'due.moved' }).first<{ detail: object; text_enc: Buffer | null }>('detail', 'text_enc');
    expect(entry.detail).toMatchObject({ cause: 'movedByUpperUnit', unitId: units.liuyang });
    expect(entry.text_enc).not.toBeNull();
  });

  it('cards are told once to the handler who has claimed, and to the supervisors of the unit and the one above (P5.4)', async () => {
    const orderId = await delegated();
    await set(orderId, { name: 'order', unitId: null }, 15);
    const due = await set(orderId, { name: 'unit', unitId: units.liuyang }, 5);
    const claimer = await bench.person(units.liuyang, 'handler', '-claimer');
    const colleague = await bench.person(units.liuyang, 'handler', '-colleague');
    const above = await bench.person(units.changsha, 'supervisor', '-above');
    const top = await bench.person(units.hunan, 'supervisor', '-top');
    const { id: itemId } = await insertWorkItem(bench.knex, { orderId, kind: 'investigation', unitId: units.liuyang });
    await bench.knex('work_item').where('id', itemId).update({ state: 'claimed', assignee_id: claimer.id });
    const fire = (card: 'yellow' | 'red' | 'escalation', armedAt: Date) => fireCard({ inTransaction, clock: bench.clock }, { orderId, dueId: due.id, card, armedAt });

    expect(await fire('red', due.cards.yellowAt)).toBe('changed');
    expect(await fire('yellow', due.cards.yellowAt)).toBe('fired');
    expect(await fire('yellow', due.cards.yellowAt)).toBe('fired');
    const inboxOf = async (person: typeof claimer) => ((await person.get('/notices')).body as { notices: { orderId: string; kind: string }[] }).notices.filter((notice) => notice.orderId === orderId).map(({ kind }) => kind);
    expect(await Promise.all([claimer, colleague, above, top].map(inboxOf))).toEqual([['yellowCard'], [], ['yellowCard'], []]);

    expect(await fire('red', due.cards.redAt)).toBe('fired');
    expect(await fire('escalation', due.cards.escalateAt)).toBe('fired');
    expect(await inboxOf(top)).toEqual(['escalation']);
    expect(await bench.knex('due').where('id', due.id).pluck('timed')).toEqual([false]);
    expect(await fire('red', due.cards.redAt)).toBe('changed');
  });

  it('red waits while a 延期 sent before 12345’s due is open, and comes as of the old due when it is refused (P4.2)', async () => {
    const orderId = await delegated();
    const due = await set(orderId, { name: 'order', unitId: null }, 5);
    const asker = await bench.person(units.liuyang, 'handler');
    const request = {
      id: randomUUID(), request_no: `Y-${orderId.slice(0, 8)}`, order_id: orderId, run_no: 1, state: 'sent', asked_by: asker.id, asked_unit_id: units.liuyang,
      asked_at: chinaTime('2026-11-24 09:00'), sent_at: chinaTime('2026-11-25 09:00'), reason_enc: Buffer.from('x'), amount: 5,
    }; // prettier-ignore
    await bench.knex('extension_request').insert(request);
    const red = () => fireCard({ inTransaction, clock: bench.clock }, { orderId, dueId: due.id, card: 'red', armedAt: due.cards.redAt });

    expect(await red()).toBe('changed');
    await bench.knex('extension_request').where('id', request.id).update({ sent_at: chinaTime('2026-12-05 09:00') });
    expect(await red()).toBe('fired');
    await bench.knex('due_card').where('due_id', due.id).delete();
    await bench.knex('extension_request').where('id', request.id).update({ sent_at: request.sent_at, state: 'refused' });
    expect(await red()).toBe('fired');
    expect(await bench.knex('due_card').where('due_id', due.id).pluck('due_at')).toEqual([due.dueAt]);
  });

  it('counted through a year without published holidays are computed again when the calendar arrives (P5.1)', async () => {
    const orderId = await delegated();
    const adapters = adaptersOver(bench.knex, bench.clock);
    const known = (publishedUntil: number) => createInTransaction(bench.knex, { ...adapters, holidays: () => publishedHolidays({ publishedUntil }) });
    // Counted in 2025 as if 2026 were unknown: 1 January is off by law, 2 January only by the notice.
    const terms = { startsAt: chinaTime('2025-12-29 09:00').toISOString(), period: { limit: { amount: 3, unit: 'workingDay' } }, basis: undefined, reserves: null, pauses: [], changes: [] } as const;
    await known(2025)(async (repositories) => {
      const order = await repositories.orders.lock(orderId);
      if (order) await setDue(repositories, order, { name: 'order', unitId: null, delegationId: null, terms });
    });
    const shown = async () => (await duesOf(await bench.person(units.liuyang, 'handler'), orderId))[0];
    expect(await shown()).toMatchObject({ isProvisional: true, dueAt: '2026-01-02T16:00:00.000Z' });
    const calendarVersion = publishedHolidays().version;
    const recompute = () => inTransaction(({ dues }) => recomputeProvisionalDues({ dues, inTransaction }, { calendarVersion, limit: 50 }));

    expect(await recompute()).toBeGreaterThanOrEqual(1);
    expect(await shown()).toMatchObject({ isProvisional: false, dueAt: '2026-01-04T16:00:00.000Z' });
    expect(await recompute()).toBe(0);
  });

  it('notices are one’s own: listed, counted and marked read', async () => {
    const orderId = await delegated();
    const reader = await bench.person(units.zhuzhou, 'handler', '-reader');
    const other = await bench.person(units.zhuzhou, 'handler', '-other');
    const tell = (event: string) =>
      inTransaction(({ notices }) =>
        notices.tell({ orderId, kind: 'redCard', facts: { due: 'order', dueAt: '2026-11-30T16:00:00.000Z' }, event, to: { userIds: [reader.id, other.id] }, bySms: false, at: bench.clock.now() }),
      );
    for (const event of ['one', 'two', 'three']) await tell(event);

    const { body } = (await reader.get('/notices?limit=2')) as { body: { notices: { id: string; text: string }[]; unread: number; next: string } };
    expect(body.unread).toBe(3);
    expect(body.notices[0]?.text).toBe('办结期限2026年11月30日（周一）24:00已届满，尚未办完。');
    expect((await reader.get(`/notices?limit=2&after=${body.next}`)).body).toMatchObject({ notices: [expect.anything()], next: null });
    expect((await other.post('/notices/reads', { noticeIds: [body.notices[0]?.id] })).body).toEqual({ marked: 0 });
    expect((await reader.post('/notices/reads', { noticeIds: [body.notices[0]?.id] })).body).toEqual({ marked: 1 });
    expect((await reader.get('/notices?unread=true')).body).toMatchObject({ unread: 2 });
    expect((await reader.post('/notices/reads', {})).body).toEqual({ marked: 2 });
    expect((await other.get('/notices')).body).toMatchObject({ unread: 3 });
    expect(refusal(await reader.get('/notices?after=oops'))).toEqual([422, 'validation-failed']);
  });
});
