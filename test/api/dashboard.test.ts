import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rightList } from '../../domain/user/right.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { orderInLiuyang } from '../support/workbench-story.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type View = {
  unit: { id: string };
  path: { id: string }[];
  accepted: number;
  ended: Record<string, number>;
  byUnit: { unitId: string; open: number; late: number; soon: number; hasBelow: boolean }[];
  byStep: { kind: string; open: number; late: number }[];
  byCategory: { category: number; accepted: number }[];
  trend: { day: string; accepted: number; ended: number }[];
};

describe('supervisor’s dashboard', () => {
  let bench: Workbench;
  // The clock of tests stands at 2026-11-23 10:00.
  const [late, soon, far] = [new Date('2026-11-22T02:00:00Z'), new Date('2026-11-23T10:00:00Z'), new Date('2026-11-30T02:00:00Z')];
  const read = async (who: Person, query = '') => (await who.get(`/dashboard${query}`)).body as View;
  beforeAll(async () => {
    bench = await openWorkbench();
    const inLiuyang = await orderInLiuyang(bench);
    await insertWorkItem(bench.knex, { orderId: inLiuyang.id, kind: 'investigation', unitId: units.liuyang, dueAt: late });
    const another = await orderInLiuyang(bench);
    await insertWorkItem(bench.knex, { orderId: another.id, kind: 'city-intake', unitId: units.changsha, dueAt: soon });
    const atProvince = await acceptOrderOf(bench);
    await insertWorkItem(bench.knex, { orderId: atProvince.id, kind: 'initial-review', unitId: units.hunan, dueAt: far });
    const done = await acceptOrderOf(bench, { acceptedAt: new Date('2026-11-20T02:00:00Z') });
    await bench.knex('work_order').where('id', done.id).update({ status: 'completed', ended_at: new Date('2026-11-22T02:00:00Z') });
    await bench.knex('due').insert({
      id: randomUUID(), order_id: done.id, run_no: 1, name: 'order', starts_at: late, due_at: far, state: 'closed', closed_at: late, terms: {}, explanation: {}, provisional: false,
      yellow_at: far, red_at: far, escalate_at: far, timed: false,
    }); // prettier-ignore
    const taken = await acceptOrderOf(bench, { acceptedAt: new Date('2026-11-20T02:00:00Z') });
    await bench.knex('work_order').where('id', taken.id).update({ status: 'withdrawn', ended_at: new Date('2026-11-21T02:00:00Z') });
    const old = await acceptOrderOf(bench, { acceptedAt: new Date('2026-08-20T02:00:00Z') });
    await bench.knex('work_order').where('id', old.id).update({ status: 'completed', ended_at: new Date('2026-09-22T02:00:00Z') });
    const elsewhere = await acceptOrderOf(bench, { provinceCode: units.guangdong });
    await insertWorkItem(bench.knex, { orderId: elsewhere.id, kind: 'initial-review', unitId: units.guangdong, dueAt: late });
  });
  afterAll(() => bench.close());

  it('adds up what is late and going to be late by unit with everything below it, the worst first', async () => {
    const view = await read(await bench.person(units.hunan, 'supervisor'));

    expect(view.byUnit.map(({ unitId, open, late: over, soon: near }) => [unitId, open, over, near])).toEqual([
      [units.changsha, 2, 1, 1], [units.hunan, 1, 0, 0], [units.zhuzhou, 0, 0, 0],
    ]); // prettier-ignore
    expect(view.byStep.map(({ kind, open, late: over }) => [kind, open, over])).toEqual([['investigation', 1, 1], ['city-intake', 1, 0], ['initial-review', 1, 0]]);
  });

  it('counts the last 30 days: movement by day, shares, categories', async () => {
    const view = await read(await bench.person(units.hunan, 'supervisor'));

    expect(view.accepted).toBe(5);
    expect(view.ended).toEqual({ ended: 2, completed: 1, timed: 1, onTime: 1, withdrawn: 1, extended: 0 });
    expect(view.trend).toEqual([
      { day: '2026-11-20', accepted: 2, ended: 0 }, { day: '2026-11-21', accepted: 0, ended: 1 }, { day: '2026-11-22', accepted: 0, ended: 1 }, { day: '2026-11-23', accepted: 3, ended: 0 },
    ]); // prettier-ignore
    expect(view.byCategory).toEqual([{ category: 3, accepted: 5 }]);
  });

  it('goes down into a unit and back up to the own one; a city counts what was delegated to it', async () => {
    const supervisor = await bench.person(units.hunan, 'supervisor');
    const below = await read(supervisor, `?unitId=${units.changsha}`);
    const city = await read(await bench.person(units.changsha, 'supervisor'));

    expect(below.path.map(({ id }) => id)).toEqual([units.hunan]);
    expect(below.byUnit.map(({ unitId, late: over }) => [unitId, over])).toEqual([[units.liuyang, 1], [units.changsha, 0], [units.ningxiang, 0]]);
    expect([city.path, city.accepted]).toEqual([[], 2]);
  });

  it('shows 国家局 all provinces side by side', async () => {
    const view = await read(await bench.person(units.national, 'nationalHandler'));

    expect(view.byUnit.map(({ unitId, late: over }) => [unitId, over]).slice(0, 2)).toEqual([[units.hunan, 1], [units.guangdong, 1]]);
    expect(view.accepted).toBe(6);
    expect((await read(await bench.person(units.national, 'nationalHandler'), `?unitId=${units.hunan}`)).path.map(({ id }) => id)).toEqual([units.national]);
  });

  it('does not show other units, nor anything to whoever is no supervisor', async () => {
    const city = await bench.person(units.changsha, 'supervisor');
    for (const unitId of [units.hunan, units.zhuzhou, units.national, '999999999999']) expect(refusal(await city.get(`/dashboard?unitId=${unitId}`))).toEqual([404, 'not-found']);
    for (const right of rightList.filter((one) => one !== 'supervisor' && one !== 'nationalHandler'))
      expect([right, ...refusal(await (await bench.person(units.hunan, right)).get('/dashboard'))]).toEqual([right, 403, 'right-required']);
  });
});
