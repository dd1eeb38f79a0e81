import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { planReview } from '../../domain/report-review/plan-review.ts';

const report = {
  investigatedAt: '2026-11-20T09:00:00+08:00',
  investigators: [{ name: '赵六', duty: '科员', phone: '0731-84210000' }],
  findings: '经入户核实，补助款因账户信息有误被退回，现已补发。',
  truthfulness: 'partlyTrue',
  amountYuan: '12000.00',
};

describe('a complaint from 初审 to feedback', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(() => bench.close());

  const lastCommand = async (orderId: string) => {
    const row = await bench.knex('engine_command').where('order_id', orderId).orderBy('position', 'desc').first<{ kind: string; name: string; payload: object }>();
    return { kind: row.kind, name: row.name, ...row.payload };
  };
  const status = async (orderId: string) => (await bench.knex('work_order').where('id', orderId).pluck('status'))[0] as string;

  it('goes down to the county, is investigated, reviewed level by level, informed and fed back', async () => {
    const platform = await insertPlatform(bench.knex, bench.cipher);
    const order = await acceptOrderOf(bench, { platformId: platform.id });
    const [province, city, county] = await Promise.all([units.hunan, units.changsha, units.liuyang].map((unit) => bench.person(unit, 'handler')));
    const reviewers = await Promise.all([units.liuyang, units.changsha, units.hunan].map((unit) => bench.person(unit, 'reviewer')));
    if (!province || !city || !county) throw new Error('people are missing');

    const initial = await bench.claimed(province, 'initial-review', order.id, units.hunan);
    expect((await province.post(`/work-items/${initial.id}/initial-review`, {})).status).toBe(204);
    expect(await status(order.id)).toBe('in_handling');
    expect(await lastCommand(order.id)).toMatchObject({ kind: 'completeJob', name: 'initial-review', jobKey: initial.jobKey, variables: { outcome: 'accepted' } });

    const intake = await bench.claimed(province, 'province-intake', order.id, units.hunan);
    expect((await province.post(`/work-items/${intake.id}/delegation`, { toUnitId: units.changsha, instruction: '请核实' })).status).toBe(204);
    expect(await lastCommand(order.id)).toMatchObject({ variables: { outcome: 'delegateCity', cityUnit: units.changsha } });

    const cityIntake = await bench.claimed(city, 'city-intake', order.id, units.changsha);
    expect((await city.post(`/work-items/${cityIntake.id}/delegation`, { toUnitId: units.liuyang })).status).toBe(204);
    expect(await lastCommand(order.id)).toMatchObject({ variables: { outcome: 'delegateCounty', countyUnit: units.liuyang } });

    const countyIntake = await bench.claimed(county, 'county-intake', order.id, units.liuyang);
    expect((await county.post(`/work-items/${countyIntake.id}/handling`, {})).status).toBe(204);
    expect(await lastCommand(order.id)).toMatchObject({
      variables: { outcome: 'handle', handlingUnit: units.liuyang, handlingLevel: 'county', informingUnit: units.liuyang },
    });

    const investigation = await bench.claimed(county, 'investigation', order.id, units.liuyang);
    const draft = await county.put(`/work-items/${investigation.id}/investigation`, { findings: '正在核实' });
    expect([draft.status, draft.body]).toEqual([200, { version: 1 }]);
    const submitted = await county.post(`/work-items/${investigation.id}/investigation`, report);
    expect([submitted.status, submitted.body]).toEqual([200, { version: 1 }]);
    expect(await status(order.id)).toBe('under_report_review');
    expect(await lastCommand(order.id)).toMatchObject({ variables: { outcome: 'submitted' } });

    const plan = await planReview(bench, { orderId: order.id, runNo: 1, reviewChain: ['county', 'city', 'province'] });
    expect(plan?.map(({ level }) => level)).toEqual(['county', 'city', 'province']);
    for (const [index, unit] of [units.liuyang, units.changsha, units.hunan].entries()) {
      const reviewer = reviewers[index];
      if (!reviewer) throw new Error('a reviewer is missing');
      const review = await bench.claimed(reviewer, 'report-review', order.id, unit);
      const answer = await reviewer.post(`/work-items/${review.id}/review`, { decision: 'approved', opinion: '同意' });
      expect(answer.status).toBe(204);
      expect(await status(order.id)).toBe(index < 2 ? 'under_report_review' : 'awaiting_informing');
      expect(await lastCommand(order.id)).toMatchObject({ variables: { outcome: 'approved' } });
    }

    const informing = await bench.claimed(county, 'informing', order.id, units.liuyang);
    const attempt = { informedParty: 'reporter', method: 'phone', reached: true, informedAt: '2026-11-23T09:00:00+08:00', summary: '已告知，表示满意。' };
    expect((await county.post(`/work-items/${informing.id}/informing-attempts`, attempt)).status).toBe(204);
    const confirmed = await county.post(`/work-items/${informing.id}/informing`, {});
    expect([confirmed.status, confirmed.body]).toEqual([200, { reached: true }]);
    expect(await status(order.id)).toBe('awaiting_feedback');

    const feedback = await bench.claimed(province, 'feedback', order.id, units.hunan);
    const sent = await province.post(`/work-items/${feedback.id}/feedback`, {});
    expect([sent.status, sent.text]).toEqual([204, '']);
    expect(await status(order.id)).toBe('awaiting_receipt');
    expect(await lastCommand(order.id)).toMatchObject({ name: 'feedback', variables: { outcome: 'sent' } });
  });
});
