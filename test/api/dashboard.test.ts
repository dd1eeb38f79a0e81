import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rightList } from '../../domain/user/right.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { chinaTime } from '../builders/china-time.ts';
import { units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { orderInLiuyang } from '../support/workbench-story.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Counts = { open: number; late: number; soon: number };
type Ended = { ended: number; completed: number; timed: number; onTime: number; withdrawn: number; extended: number; averageHours: number | null };
type View = {
  path: { id: string }[]; from: string; to: string; pending: Counts; accepted: number; ended: Ended;
  byStep: (Counts & { kind: string; done: number; averageHours: number | null })[];
  byCategory: { category: number; accepted: number }[];
  trend: { day: string; accepted: number; ended: number }[];
}; // prettier-ignore
type Unit = Counts & { unitId: string; hasBelow: boolean; moved: (Ended & { accepted: number }) | null };

describe('supervisor’s dashboard', () => {
  let bench: Workbench;
  // The clock of tests stands at 2026-11-23 10:00: thirty days begin with 2026-10-25, 00:00 in China.
  const [late, soon, far] = [chinaTime('2026-11-22 10:00'), chinaTime('2026-11-24 09:59'), chinaTime('2026-11-24 10:00')];
  const read = async (who: Person, query = '') => (await who.get(`/dashboard${query}`)).body as View;
  const unitsOf = async (who: Person, query = '') => ((await who.get(`/dashboard/units${query}`)).body as { units: Unit[] }).units;
  const found = async (who: Person, criteria: object) => ((await who.post('/orders/search', criteria)).body as { total: number }).total;
  const end = (orderId: string, status: string, at: string, change: object = {}) => bench.knex('work_order').where('id', orderId).update({ status, ended_at: chinaTime(at), ...change });
  const dueOf = (orderId: string, runNo: number, at: string) => {
    const dueAt = chinaTime(at);
    return bench.knex('due').insert({
      id: randomUUID(), order_id: orderId, run_no: runNo, name: 'order', starts_at: late, due_at: dueAt, state: 'closed', closed_at: dueAt, terms: {}, explanation: {}, provisional: false,
      yellow_at: dueAt, red_at: dueAt, escalate_at: dueAt, timed: false,
    }); // prettier-ignore
  };
  const done = (orderId: string, kind: 'investigation' | 'initial-review', unitId: string, from: string, to: string) =>
    insertWorkItem(bench.knex, { orderId, kind, unitId, createdAt: chinaTime(from) }).then(({ id }) => bench.knex('work_item').where({ id }).update({ state: 'completed', outcome: 'x', ended_at: chinaTime(to) }));

  beforeAll(async () => {
    bench = await openWorkbench();
    // One order with two tasks of which one is late: late, once.
    const inLiuyang = await orderInLiuyang(bench);
    await insertWorkItem(bench.knex, { orderId: inLiuyang.id, kind: 'investigation', unitId: units.liuyang, dueAt: late });
    await insertWorkItem(bench.knex, { orderId: inLiuyang.id, kind: 'extension-endorsement', unitId: units.changsha, dueAt: soon });
    await done(inLiuyang.id, 'initial-review', units.hunan, '2026-11-23 08:00', '2026-11-23 09:00');
    const another = await orderInLiuyang(bench);
    await insertWorkItem(bench.knex, { orderId: another.id, kind: 'city-intake', unitId: units.changsha, dueAt: soon });
    const atProvince = await acceptOrderOf(bench);
    await insertWorkItem(bench.knex, { orderId: atProvince.id, kind: 'initial-review', unitId: units.hunan, dueAt: far });

    // In time in its second round, though its first was not; accepted in the first moment of the period.
    const rounds = await orderInLiuyang(bench, { acceptedAt: chinaTime('2026-10-25 00:00') });
    await end(rounds.id, 'completed', '2026-11-22 10:00', { run_no: 2 });
    await dueOf(rounds.id, 1, '2026-11-01 24:00');
    await dueOf(rounds.id, 2, '2026-11-22 10:00');
    await done(rounds.id, 'investigation', units.liuyang, '2026-11-19 08:00', '2026-11-19 11:00');
    await done(rounds.id, 'investigation', units.liuyang, '2026-11-20 08:00', '2026-11-20 13:00');
    // Accepted one moment too early, past its due by a minute, in the last minute of a Chinese day that is another day in UTC.
    const overdue = await acceptOrderOf(bench, { acceptedAt: chinaTime('2026-10-24 23:59') });
    await end(overdue.id, 'completed', '2026-11-20 00:01');
    await dueOf(overdue.id, 1, '2026-11-19 24:00');
    const { id: asker } = await bench.person(units.hunan, 'handler');
    await bench.knex('extension_request').insert({
      id: randomUUID(), request_no: 'E-1', order_id: overdue.id, run_no: 1, state: 'refused', asked_by: asker, asked_unit_id: units.hunan, asked_at: late, reason_enc: Buffer.alloc(1), amount: 5,
    }); // prettier-ignore
    const taken = await acceptOrderOf(bench, { acceptedAt: chinaTime('2026-11-20 23:59') });
    await end(taken.id, 'withdrawn', '2026-11-21 10:00', { end_reason: 'withdrawal.agreed' });
    const old = await acceptOrderOf(bench, { acceptedAt: chinaTime('2026-08-20 10:00') });
    await end(old.id, 'completed', '2026-10-24 23:59');
    const elsewhere = await acceptOrderOf(bench, { provinceCode: units.guangdong });
    await insertWorkItem(bench.knex, { orderId: elsewhere.id, kind: 'initial-review', unitId: units.guangdong, dueAt: late });
  });
  afterAll(() => bench.close());

  it('counts orders that wait, each once by its earliest due, in all and by step', async () => {
    const { pending, byStep } = await read(await bench.person(units.hunan, 'supervisor'));

    expect(pending).toEqual({ open: 3, late: 1, soon: 1 });
    expect(byStep.map(({ kind, open, late: over, soon: near, done: passed, averageHours }) => [kind, open, over, near, passed, averageHours])).toEqual([
      ['investigation', 1, 1, 0, 1, 4], ['initial-review', 1, 0, 0, 1, 1], ['city-intake', 1, 0, 1, 0, null], ['extension-endorsement', 1, 0, 1, 0, null],
    ]); // prettier-ignore
  });

  it('counts thirty days of Chinese time, today included: movement by day, shares of the round that ended, categories', async () => {
    const view = await read(await bench.person(units.hunan, 'supervisor'));

    expect([view.from, view.to, view.accepted]).toEqual(['2026-10-25', '2026-11-23', 5]);
    expect(view.ended).toEqual({ ended: 3, completed: 2, timed: 2, onTime: 1, withdrawn: 1, extended: 1, averageHours: expect.closeTo((682 + 624.03) / 2, 0) });
    expect(view.trend).toHaveLength(30);
    expect(view.trend.filter(({ accepted, ended }) => accepted + ended > 0)).toEqual([
      { day: '2026-10-25', accepted: 1, ended: 0 }, { day: '2026-11-20', accepted: 1, ended: 1 }, { day: '2026-11-21', accepted: 0, ended: 1 },
      { day: '2026-11-22', accepted: 0, ended: 1 }, { day: '2026-11-23', accepted: 3, ended: 0 },
    ]); // prettier-ignore
    expect(view.byCategory).toEqual([{ category: 3, accepted: 5 }]);
    const week = await read(await bench.person(units.hunan, 'supervisor'), '?days=7');
    expect([week.from, week.accepted, week.ended.ended, week.trend.length]).toEqual(['2026-11-17', 4, 3, 7]);
  });

  it('compares the units below, the worst first, and goes down and back up', async () => {
    const supervisor = await bench.person(units.hunan, 'supervisor');
    const rows = await unitsOf(supervisor);

    expect(rows.map(({ unitId, open, late: over, soon: near, hasBelow }) => [unitId, open, over, near, hasBelow])).toEqual([
      [units.changsha, 2, 1, 1, true], [units.hunan, 1, 0, 0, false], [units.zhuzhou, 0, 0, 0, true],
    ]); // prettier-ignore
    expect(rows.map(({ unitId, moved }) => [unitId, moved && [moved.accepted, moved.ended, moved.onTime]])).toEqual([
      [units.changsha, [3, 1, 1]], [units.hunan, null], [units.zhuzhou, [0, 0, 0]],
    ]); // prettier-ignore
    const below = await read(supervisor, `?unitId=${units.changsha}`);
    expect([below.path.map(({ id }) => id), below.accepted, below.pending]).toEqual([[units.hunan], 3, { open: 2, late: 1, soon: 1 }]);
    expect((await unitsOf(supervisor, `?unitId=${units.changsha}`)).map(({ unitId, late: over, open }) => [unitId, over, open])).toEqual([
      [units.liuyang, 1, 1], [units.changsha, 0, 2], [units.ningxiang, 0, 0],
    ]); // prettier-ignore
  });

  it('shows 国家局 all provinces, and a city what was delegated to it', async () => {
    const national = await bench.person(units.national, 'nationalHandler');

    expect((await unitsOf(national)).map(({ unitId, late: over, moved }) => [unitId, over, moved?.accepted])).toEqual([
      [units.hunan, 1, 5], [units.guangdong, 1, 1], [units.national, 0, undefined], [units.chongqing, 0, 0],
    ]); // prettier-ignore
    expect((await read(national)).accepted).toBe(6);
    expect((await read(national, `?unitId=${units.hunan}`)).path.map(({ id }) => id)).toEqual([units.national]);
    const city = await read(await bench.person(units.changsha, 'supervisor'));
    expect([city.path, city.accepted, city.pending.open]).toEqual([[], 3, 2]);
  });

  it('lists exactly the orders that each figure counts', async () => {
    for (const [who, unitId] of [[await bench.person(units.hunan, 'supervisor'), units.hunan], [await bench.person(units.hunan, 'supervisor'), units.changsha], [await bench.person(units.changsha, 'supervisor'), units.changsha], [await bench.person(units.national, 'nationalHandler'), units.national]] as const) {
      const { pending, accepted, ended, byStep, byCategory, trend, from } = await read(who, `?unitId=${unitId}`);
      const period = { acceptedFrom: from };
      const over = { endedFrom: from };
      const figures: [number, object][] = [
        ...(['open', 'late', 'soon'] as const).map((urgency): [number, object] => [pending[urgency], { pending: urgency }]),
        ...byStep.flatMap((step): [number, object][] => [[step.late, { pending: 'late', step: step.kind }], [step.open, { pending: 'open', step: step.kind }], [step.done, { step: step.kind, stepFrom: from }]]),
        [accepted, period], [ended.ended, over], [ended.completed, { ...over, statuses: ['completed'] }], [ended.timed, { ...over, ending: 'timed' }], [ended.onTime, { ...over, ending: 'onTime' }],
        [ended.timed - ended.onTime, { ...over, ending: 'overdue' }], [ended.withdrawn, { ...over, statuses: ['withdrawn'] }], [ended.extended, { ...over, ending: 'extended' }],
        ...byCategory.map((one): [number, object] => [one.accepted, { ...period, problemCategories: [one.category] }]),
        ...trend.flatMap((day): [number, object][] => [[day.accepted, { acceptedFrom: day.day, acceptedTo: day.day }], [day.ended, { endedFrom: day.day, endedTo: day.day }]]).filter(([count]) => count > 0),
      ]; // prettier-ignore
      for (const [count, criteria] of figures) expect([unitId, criteria, await found(who, { unitId, ...criteria })]).toEqual([unitId, criteria, count]);
      const own = (await unitsOf(who, `?unitId=${unitId}`)).find((row) => row.unitId === unitId);
      expect(await found(who, { unitId, own: true, pending: 'open' })).toBe(own?.open);
    }
  });

  it('counts nothing from which the viewer is barred, as the list shows nothing of it', async () => {
    const barred = await bench.person(units.hunan, 'supervisor', '-barred');
    const order = await acceptOrderOf(bench);
    await insertWorkItem(bench.knex, { orderId: order.id, kind: 'initial-review', unitId: units.hunan, dueAt: late });
    const before = await read(barred);
    await bench.knex('order_barring').insert({ order_id: order.id, user_id: barred.id, barred_at: late });
    const after = await read(barred);

    expect([before.pending.late - after.pending.late, before.accepted - after.accepted, await found(barred, { pending: 'late' })]).toEqual([1, 1, after.pending.late]);
    await bench.knex('work_item').where('order_id', order.id).update({ state: 'closed' });
    await bench.knex('work_order').where('id', order.id).update({ accepted_at: chinaTime('2026-01-01 10:00') });
  });

  it('does not show other units, nor anything to whoever is no supervisor', async () => {
    const city = await bench.person(units.changsha, 'supervisor');
    for (const path of ['', '/units', '/orders']) {
      for (const unitId of [units.hunan, units.zhuzhou, units.national, '999999999999']) expect(refusal(await city.get(`/dashboard${path}?unitId=${unitId}`))).toEqual([404, 'not-found']);
      for (const right of rightList.filter((one) => one !== 'supervisor' && one !== 'nationalHandler'))
        expect([right, ...refusal(await (await bench.person(units.hunan, right)).get(`/dashboard${path}`))]).toEqual([right, 403, 'right-required']);
    }
    // What lies in another province isn't found by its unit either.
    expect(await found(await bench.person(units.hunan, 'supervisor'), { unitId: units.guangdong, pending: 'open' })).toBe(0);
    expect(refusal(await city.get('/dashboard?days=31'))).toEqual([422, 'validation-failed']);
    expect(refusal(await city.get('/dashboard?unitId=4301'))).toEqual([422, 'validation-failed']);
  });
});
