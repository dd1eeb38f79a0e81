import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { planReview } from '../../domain/report-review/plan-review.ts';
import type { HandlingLevel } from '../../domain/unit/unit.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

const report = {
  investigatedAt: '2026-11-20T09:00:00+08:00',
  investigators: [{ name: '赵六', duty: '科员', phone: '0731-84210000' }],
  findings: '经核实属实。',
  truthfulness: 'true',
} as const;
const wholeChain: HandlingLevel[] = ['county', 'city', 'province'];

describe('review of a report', () => {
  let bench: Workbench;
  // A database of its own per test: who is eligible depends on everybody in the units.
  beforeEach(async () => {
    bench = await openWorkbench();
  });
  afterEach(() => bench.close());

  const lastVariables = async (orderId: string) => (await bench.knex('engine_command').where('order_id', orderId).orderBy('position', 'desc').first<{ payload: { variables: object } }>()).payload.variables;
  const status = async (orderId: string) => (await bench.knex('work_order').where('id', orderId).pluck('status'))[0] as string;

  /** An order in 浏阳's hands. */
  const inLiuyang = async () => {
    const order = await acceptOrderOf(bench, { status: 'in_handling' });
    await bench.knex('work_order').where('id', order.id).update({ handling_unit_id: units.liuyang });
    const delegated = { order_id: order.id, run_no: 1, delegated_at: bench.clock.now() };
    await bench.knex('delegation').insert([
      { id: randomUUID(), ...delegated, from_unit_id: units.hunan, to_unit_id: units.changsha },
      { id: randomUUID(), ...delegated, from_unit_id: units.changsha, to_unit_id: units.liuyang },
    ]);
    return order;
  };
  const submit = async (who: Person, orderId: string, unit: string = units.liuyang) => {
    const item = await bench.claimed(who, 'investigation', orderId, unit);
    const response = await who.post(`/work-items/${item.id}/investigation`, report);
    if (response.status !== 200) throw new Error(response.text);
    return (response.body as { version: number }).version;
  };
  const plan = (orderId: string, reviewChain = wholeChain) => planReview(bench, { orderId, runNo: 1, reviewChain });
  const review = async (who: Person, orderId: string, unit: string, decision: 'approved' | 'sentBack') => {
    const item = await bench.claimed(who, 'report-review', orderId, unit);
    return who.post(`/work-items/${item.id}/review`, { decision, opinion: decision === 'approved' ? '同意' : '请补充走访记录' });
  };

  it('starts again from the investigator when any level sends it back, with every version kept', async () => {
    const [handler, county, city] = [await bench.person(units.liuyang, 'handler'), await bench.person(units.liuyang, 'reviewer'), await bench.person(units.changsha, 'reviewer')];
    const province = await bench.person(units.hunan, 'reviewer');
    const order = await inLiuyang();
    await submit(handler, order.id);
    await plan(order.id);
    await review(county, order.id, units.liuyang, 'approved');
    const sentBack = await review(city, order.id, units.changsha, 'sentBack');

    expect([sentBack.status, await status(order.id), await lastVariables(order.id)]).toEqual([204, 'in_handling', { outcome: 'sentBack', roundsExhausted: false }]);
    expect(await submit(handler, order.id)).toBe(2);
    await plan(order.id);
    for (const [who, unit] of [[county, units.liuyang], [city, units.changsha], [province, units.hunan]] as const) await review(who, order.id, unit, 'approved');

    expect(await status(order.id)).toBe('awaiting_informing');
    expect(await bench.knex('investigation_report').where('order_id', order.id).orderBy('version').pluck('state')).toEqual(['sent_back', 'approved']);
    const page = (await province.get(`/orders/${order.id}`)).body as { history: { reviews: { version: number; level: string; decision: string; opinion: string }[] } };
    expect(page.history.reviews.map(({ version, level, decision }) => `${version} ${level} ${decision}`)).toEqual([
      '1 county approved', '1 city sentBack', '2 county approved', '2 city approved', '2 province approved',
    ]); // prettier-ignore
    expect(page.history.reviews[1]?.opinion).toBe('请补充走访记录');
  });

  it('is refused to the author', async () => {
    const author = await bench.person(units.liuyang, ['handler', 'reviewer']);
    await bench.person(units.liuyang, 'reviewer');
    const order = await inLiuyang();
    await submit(author, order.id);
    await plan(order.id);

    expect(refusal(await review(author, order.id, units.liuyang, 'approved'))).toEqual([403, 'own-report']);
  });

  it('is refused to someone who approved it at another level before they moved', async () => {
    const [handler, mover] = [await bench.person(units.liuyang, 'handler'), await bench.person(units.liuyang, 'reviewer')];
    await bench.person(units.changsha, 'reviewer');
    const order = await inLiuyang();
    await submit(handler, order.id);
    await plan(order.id);
    await review(mover, order.id, units.liuyang, 'approved');
    await bench.knex('app_user').where('id', mover.id).update({ unit_id: units.changsha });

    expect(refusal(await review(mover, order.id, units.changsha, 'approved'))).toEqual([403, 'already-approved-elsewhere']);
  });

  it('passes a level without an eligible reviewer, with the note 本级无其他审核人', async () => {
    const author = await bench.person(units.liuyang, ['handler', 'reviewer']);
    await bench.person(units.changsha, 'reviewer');
    await bench.person(units.hunan, 'reviewer');
    const order = await inLiuyang();
    await submit(author, order.id);

    expect(await plan(order.id)).toEqual([
      { level: 'city', unitId: units.changsha },
      { level: 'province', unitId: units.hunan },
    ]);
    const [note] = await bench.knex('audit_entry').where({ order_id: order.id, action: 'review.levelSkipped' }).select<{ detail: object }[]>('detail');
    expect(note?.detail).toEqual({ level: 'county', unitId: units.liuyang, note: '本级无其他审核人' });
  });

  it('goes one level up even where the chain did not ask that level', async () => {
    const author = await bench.person(units.liuyang, ['handler', 'reviewer']);
    await bench.person(units.changsha, 'reviewer');
    const order = await inLiuyang();
    await submit(author, order.id);

    expect(await plan(order.id, ['county'])).toEqual([{ level: 'city', unitId: units.changsha }]);
  });

  it('skips a level that the unit’s way up does not have', async () => {
    const handler = await bench.person(units.wanzhou, 'handler');
    await bench.person(units.wanzhou, 'reviewer');
    await bench.person(units.chongqing, 'reviewer');
    const order = await acceptOrderOf(bench, { status: 'in_handling', provinceCode: units.chongqing, regionCode: '500101000000' });
    await bench.knex('delegation').insert({ id: randomUUID(), order_id: order.id, run_no: 1, from_unit_id: units.chongqing, to_unit_id: units.wanzhou, delegated_at: bench.clock.now() });
    await submit(handler, order.id, units.wanzhou);

    expect((await plan(order.id))?.map(({ unitId }) => unitId)).toEqual([units.wanzhou, units.chongqing]);
  });

  it('falls to the supervisor at the province only where no reviewer may', async () => {
    const author = await bench.person(units.hunan, ['handler', 'reviewer']);
    const supervisor = await bench.person(units.hunan, 'supervisor');
    const order = await acceptOrderOf(bench, { status: 'in_handling' });
    await submit(author, order.id, units.hunan);
    await plan(order.id, ['province']);

    expect((await review(supervisor, order.id, units.hunan, 'approved')).status).toBe(204);
    expect(await status(order.id)).toBe('awaiting_informing');

    const other = await acceptOrderOf(bench, { status: 'in_handling' });
    await submit(author, other.id, units.hunan);
    await bench.person(units.hunan, 'reviewer');
    await plan(other.id, ['province']);
    expect(refusal(await review(supervisor, other.id, units.hunan, 'approved'))).toEqual([403, 'right-required']);
  });

  it('does not count a barred reviewer as eligible', async () => {
    const handler = await bench.person(units.liuyang, 'handler');
    const accused = await bench.person(units.liuyang, 'reviewer');
    await bench.person(units.changsha, 'reviewer');
    const order = await inLiuyang();
    await bench.knex('order_barring').insert({ order_id: order.id, user_id: accused.id, barred_at: new Date() });
    await submit(handler, order.id);

    expect((await plan(order.id, ['county', 'city']))?.map(({ level }) => level)).toEqual(['city']);
  });

  it('needs an opinion', async () => {
    const [handler, county] = [await bench.person(units.liuyang, 'handler'), await bench.person(units.liuyang, 'reviewer')];
    const order = await inLiuyang();
    await submit(handler, order.id);
    await plan(order.id);
    const item = await bench.claimed(county, 'report-review', order.id, units.liuyang);

    expect(refusal(await county.post(`/work-items/${item.id}/review`, { decision: 'approved', opinion: '' }))).toEqual([422, 'validation-failed']);
  });

  describe('when the rounds are used up', () => {
    const exhaust = async () => {
      const [handler, county] = [await bench.person(units.liuyang, 'handler'), await bench.person(units.liuyang, 'reviewer')];
      await bench.knex('province_setting').insert({ unit_id: units.hunan, name: 'reviewMaxRounds', value: '1' });
      const order = await inLiuyang();
      await submit(handler, order.id);
      await plan(order.id);
      await review(county, order.id, units.liuyang, 'sentBack');
      return order;
    };

    it('the next supervisor up rules where the level has none', async () => {
      await bench.person(units.changsha, 'supervisor');
      const order = await exhaust();

      expect(await lastVariables(order.id)).toEqual({ outcome: 'sentBack', roundsExhausted: true, rulingUnit: units.changsha });
    });

    it.each([
      ['oneMoreRound', { outcome: 'oneMoreRound' }, [null, null], units.liuyang],
      ['reassign', { outcome: 'reassign', returnTo: 'city' }, [null, 'recalled'], null],
      ['takeUp', { outcome: 'takeUp', returnTo: 'city' }, [null, 'recalled'], units.changsha],
    ] as const)('the ruling %s', async (ruling, variables, ends, handlingUnit) => {
      const supervisor = await bench.person(units.changsha, 'supervisor');
      const order = await exhaust();
      const item = await bench.claimed(supervisor, 'round-ruling', order.id, units.changsha);

      const response = await supervisor.post(`/work-items/${item.id}/round-ruling`, { ruling, opinion: '已了解情况' });

      expect(response.status).toBe(204);
      expect(await lastVariables(order.id)).toEqual(variables);
      expect(await bench.knex('delegation').where('order_id', order.id).orderBy('to_unit_id').pluck('end_kind')).toEqual(ends);
      expect(await bench.knex('work_order').where('id', order.id).pluck('handling_unit_id')).toEqual([handlingUnit]);
    });

    it('what was taken up is not delegated again', async () => {
      const [supervisor, city] = [await bench.person(units.changsha, 'supervisor'), await bench.person(units.changsha, 'handler')];
      const order = await exhaust();
      const item = await bench.claimed(supervisor, 'round-ruling', order.id, units.changsha);
      await supervisor.post(`/work-items/${item.id}/round-ruling`, { ruling: 'takeUp', opinion: '提级办理' });
      const intake = await bench.claimed(city, 'city-intake', order.id, units.changsha);

      expect(refusal(await city.post(`/work-items/${intake.id}/delegation`, { toUnitId: units.ningxiang }))).toEqual([409, 'order-state-conflict']);
      expect((await city.post(`/work-items/${intake.id}/handling`, {})).status).toBe(204);
    });
  });
});

describe('a report', () => {
  let bench: Workbench;
  let handler: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    handler = await bench.person(units.hunan, 'handler');
  });
  afterAll(() => bench.close());

  it('is saved as far as it is written, and refused with every missing field when handed in', async () => {
    const order = await acceptOrderOf(bench, { status: 'in_handling' });
    const item = await bench.claimed(handler, 'investigation', order.id, units.hunan);
    const saved = await handler.put(`/work-items/${item.id}/investigation`, { truthfulness: 'untrue' });
    const refused = await handler.post(`/work-items/${item.id}/investigation`, { truthfulness: 'untrue', amountYuan: '12.3' });

    expect(saved.body).toEqual({ version: 1 });
    expect((refused.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).sort()).toEqual(['/amountYuan', '/findings', '/investigatedAt', '/investigators']);
    expect(await bench.knex('investigation_report').where('order_id', order.id).pluck('state')).toEqual(['draft']);
  });

  it('names no investigation in the future and no attachment that is not there', async () => {
    const order = await acceptOrderOf(bench, { status: 'in_handling' });
    const item = await bench.claimed(handler, 'investigation', order.id, units.hunan);
    const send = async (change: object) => refusal(await handler.post(`/work-items/${item.id}/investigation`, { ...report, ...change }));

    expect(await send({ investigatedAt: '2026-12-31T09:00:00+08:00' })).toEqual([422, 'validation-failed']);
    expect(await send({ attachmentIds: [randomUUID()] })).toEqual([409, 'attachment-not-ready']);
  });

  it('stays with its unit: the next one begins a version of its own', async () => {
    const order = await acceptOrderOf(bench, { status: 'in_handling' });
    const item = await bench.claimed(handler, 'investigation', order.id, units.hunan);
    await handler.put(`/work-items/${item.id}/investigation`, { findings: '省级初步了解' });
    await bench.knex('work_item').where('id', item.id).update({ state: 'closed' });
    await bench.knex('delegation').insert({ id: randomUUID(), order_id: order.id, run_no: 1, from_unit_id: units.hunan, to_unit_id: units.changsha, delegated_at: bench.clock.now() });
    const city = await bench.person(units.changsha, 'handler');
    const next = await bench.claimed(city, 'investigation', order.id, units.changsha);

    expect((await city.put(`/work-items/${next.id}/investigation`, { findings: '市级核实' })).body).toEqual({ version: 2 });
  });
});
