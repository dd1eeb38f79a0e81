import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';
import { orderInLiuyang, submittedReport } from '../support/workbench-story.ts';

const referral = { organ: '湖南省纪委监委', documentNo: '湘农移〔2026〕3号', documentOn: '2026-11-20', reason: '反映村干部冒领补助，涉嫌违纪违法。' };
const told = '已电话告知反映人：所反映事项已移送纪检监察机关。';

describe('移送纪检监察 of category 8 (P3.1, P3.6)', () => {
  let bench: Workbench;
  let province: Person;
  let reviewer: Person;
  let county: Person;
  let platformId: string;
  beforeAll(async () => {
    bench = await openWorkbench();
    platformId = (await insertPlatform(bench.knex, bench.cipher)).id;
    province = await bench.person(units.hunan, 'handler');
    reviewer = await bench.person(units.hunan, 'reviewer');
    county = await bench.person(units.liuyang, 'handler');
  });
  afterAll(() => bench.close());

  const held = (change: Parameters<typeof acceptOrderOf>[1] = {}) => acceptOrderOf(bench, { status: 'in_handling', problemCategory: 8, platformId, ...change });
  const row = (orderId: string) => bench.knex('work_order').where('id', orderId).first<{ status: string; handling_unit_id: string | null }>('status', 'handling_unit_id');
  const lastVariables = async (orderId: string) =>
    (await bench.knex('engine_command').where({ order_id: orderId, kind: 'completeJob' }).orderBy('position', 'desc').first<{ payload: { variables: object } }>('payload')).payload.variables;
  const referred = async (orderId: string, kind: 'province-intake' | 'investigation' = 'province-intake', body: object = referral) => {
    const item = await bench.claimed(province, kind, orderId, units.hunan);
    return province.post(`/work-items/${item.id}/referral`, body);
  };
  const informed = async (orderId: string) => {
    const item = await bench.claimed(province, 'informing', orderId, units.hunan);
    const attempt = { informedParty: 'reporter', method: 'phone', reached: true, informedAt: bench.clock.now().toISOString(), summary: told };
    await province.post(`/work-items/${item.id}/informing-attempts`, attempt);
    return province.post(`/work-items/${item.id}/informing`, {});
  };
  const result = (orderId: string) =>
    bench.inTransaction(async ({ orders, results }) => {
      const order = await orders.lock(orderId);
      if (!order) throw new Error('no order');
      return results.assemble(order);
    });
  type Page = { history: { referrals: object[]; reports: { state: string }[]; timeline: { action: string; text: string | null }[] } };
  const pageOf = async (who: Person, orderId: string) => (await who.get(`/orders/${orderId}`)).body as Page;

  it.each(['province-intake', 'investigation'] as const)('from %s of the province: nothing more is investigated, the province informs', async (kind) => {
    const { id } = await held();

    expect((await referred(id, kind)).status).toBe(204);

    expect((await row(id)).status).toBe('awaiting_informing');
    expect(await lastVariables(id)).toEqual({ outcome: 'referred', ...(kind === 'province-intake' ? { informingUnit: units.hunan } : {}) });
    if (kind === 'province-intake') expect((await row(id)).handling_unit_id).toBe(units.hunan);
    const { history } = await pageOf(province, id);
    expect(history.referrals).toEqual([{ ...referral, runNo: 1, byUserId: province.id, byName: expect.any(String), unitName: '湖南省12317', referredAt: expect.any(String), supersededAt: null }]);
    expect(history.timeline.at(-1)).toMatchObject({ action: 'order.referred', text: null });
  });

  it('keeps what was written encrypted', async () => {
    const { id } = await held();
    await referred(id);

    const { rows } = await bench.knex.raw<{ rows: object[] }>(`select encode(organ_enc, 'escape'), encode(document_no_enc, 'escape'), encode(reason_enc, 'escape') from referral where order_id = ?`, [id]);
    expect(JSON.stringify(rows)).not.toMatch(/纪委|湘农|冒领/);
  });

  it('tells 12345 that the matter was passed on, and neither finding nor reason nor document', async () => {
    const { id } = await held();
    await referred(id, 'province-intake', { organ: referral.organ, reason: referral.reason });
    await informed(id);

    expect(await result(id)).toEqual({
      orderType: 'complaint',
      referral: {
        referredAt: expect.any(String),
        referredTo: referral.organ,
        handler: { name: expect.any(String), duty: expect.any(String), phone: expect.any(String) },
        informing: expect.stringContaining(told),
      },
    });
    const item = await bench.claimed(province, 'feedback', id, units.hunan);
    expect((await province.post(`/work-items/${item.id}/feedback`, {})).status).toBe(204);
    expect((await row(id)).status).toBe('awaiting_receipt');
  });

  it('has no result before the person was informed', async () => {
    const { id } = await held();
    await referred(id);

    await expect(result(id)).rejects.toMatchObject({ code: 'validation-failed', context: { problems: [expect.objectContaining({ pointer: '/referral/informing' })] } });
  });

  it('from the review at the province, once released: units below see that, and not why', async () => {
    const order = await orderInLiuyang(bench, { problemCategory: 8 });
    await submittedReport(bench, county, order.id);
    await bench.knex('work_order').where('id', order.id).update({ status: 'under_report_review' });
    const item = await bench.claimed(reviewer, 'province-review', order.id, units.hunan);

    expect((await reviewer.post(`/work-items/${item.id}/referral`, referral)).status).toBe(204);

    expect(await row(order.id)).toEqual({ status: 'awaiting_informing', handling_unit_id: units.liuyang });
    const [above, below] = [await pageOf(province, order.id), await pageOf(county, order.id)];
    expect(above.history.reports.at(-1)).toMatchObject({ state: 'referred' });
    expect([above.history.referrals.length, below.history.referrals]).toEqual([1, []]);
    expect(below.history.timeline.at(-1)?.action).toBe('order.referred');
    expect(JSON.stringify(below)).not.toMatch(/冒领|湘农移/);
  });

  it('sent back by the quality gate is handled again, and may be referred again', async () => {
    const { id } = await held();
    await referred(id);
    await informed(id);
    const item = await bench.claimed(province, 'feedback-rework', id, units.hunan);
    expect((await province.post(`/work-items/${item.id}/feedback-return`, { reason: '接收机关未收到，须继续办理' })).status).toBe(204);

    await expect(result(id)).rejects.toMatchObject({ code: 'validation-failed' });
    expect((await pageOf(province, id)).history.referrals).toEqual([expect.objectContaining({ supersededAt: expect.any(String) })]);
    expect((await referred(id)).status).toBe(204);
    expect((await pageOf(province, id)).history.referrals).toHaveLength(2);
  });

  it.each([
    ['another category', { problemCategory: 3 }, referral, [409, 'not-referable']],
    ['no organ', {}, { reason: referral.reason }, [422, 'validation-failed']],
    ['no reason', {}, { organ: referral.organ }, [422, 'validation-failed']],
    ['a document of tomorrow', {}, { ...referral, documentOn: '2027-01-01' }, [422, 'validation-failed']],
    ['a finding', {}, { ...referral, findings: '属实' }, [422, 'validation-failed']],
  ])('is refused with %s, and nothing is kept', async (_what, change, body, expected) => {
    const { id } = await held(change);

    expect(refusal(await referred(id, 'province-intake', body))).toEqual(expected);

    expect((await row(id)).status).toBe('in_handling');
    expect(await bench.knex('referral').where('order_id', id)).toEqual([]);
  });

  it('is refused to a county, and to who wrote the report', async () => {
    const order = await orderInLiuyang(bench, { problemCategory: 8 });
    const item = await bench.claimed(county, 'investigation', order.id, units.liuyang);
    expect(refusal(await county.post(`/work-items/${item.id}/referral`, referral))).toEqual([409, 'not-referable']);

    await submittedReport(bench, county, order.id);
    await bench.knex('investigation_report').where('order_id', order.id).update({ investigator_id: reviewer.id });
    const review = await bench.claimed(reviewer, 'province-review', order.id, units.hunan);
    expect(refusal(await reviewer.post(`/work-items/${review.id}/referral`, referral))).toEqual([403, 'own-report']);
  });
});
