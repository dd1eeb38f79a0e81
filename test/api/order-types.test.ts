import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { planReview } from '../../domain/report-review/plan-review.ts';
import type { WorkItemKind } from '../../domain/work-item/kinds.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

describe('consultations and declarations', () => {
  let bench: Workbench;
  let handler: Person;
  let reviewer: Person;
  let platformId: string;
  beforeAll(async () => {
    bench = await openWorkbench();
    ({ id: platformId } = await insertPlatform(bench.knex, bench.cipher));
    handler = await bench.person(units.hunan, 'handler');
    reviewer = await bench.person(units.hunan, 'reviewer');
  });
  afterAll(() => bench.close());

  const lastVariables = async (orderId: string) => (await bench.knex('engine_command').where('order_id', orderId).orderBy('position', 'desc').first<{ payload: { variables: object } }>()).payload.variables;
  const status = async (orderId: string) => (await bench.knex('work_order').where('id', orderId).pluck('status'))[0] as string;
  const orderOf = (type: 'consultation' | 'declaration') => acceptOrderOf(bench, { type, platformId, status: 'in_handling' });
  const act = async (kind: WorkItemKind, orderId: string, path: string, body: object, who = handler) => {
    const item = await bench.claimed(who, kind, orderId, units.hunan);
    return who.post(`/work-items/${item.id}/${path}`, body);
  };
  const inform = async (orderId: string) => {
    const item = await bench.claimed(handler, 'informing', orderId, units.hunan);
    const attempt = { informedParty: 'reporter', method: 'phone', reached: true, informedAt: '2026-11-23T09:00:00+08:00', summary: '已电话告知。' };
    await handler.post(`/work-items/${item.id}/informing-attempts`, attempt);
    return handler.post(`/work-items/${item.id}/informing`, {});
  };

  it('answers a consultation without a review where the table asks for none', async () => {
    const order = await orderOf('consultation');
    const draft = await bench.claimed(handler, 'consultation-answer', order.id, units.hunan);
    expect((await handler.put(`/work-items/${draft.id}/answer`, { answer: '草稿' })).body).toEqual({ version: 1 });
    const submitted = await handler.post(`/work-items/${draft.id}/answer`, { answer: '小额信贷面向脱贫户和监测对象，凭身份证到乡镇金融服务站申请。' });

    expect([submitted.body, await status(order.id), await lastVariables(order.id)]).toEqual([{ version: 1 }, 'in_handling', { outcome: 'answered' }]);
    expect(await planReview(bench, { orderId: order.id, runNo: 1, reviewChain: [] })).toEqual([]);
    expect(await status(order.id)).toBe('awaiting_informing');
    await inform(order.id);
    expect((await act('feedback', order.id, 'feedback', {})).status).toBe(204);
    expect(await status(order.id)).toBe('awaiting_receipt');
  });

  it('reviews an answer where the table asks for it, and lets it be written again', async () => {
    const order = await orderOf('consultation');
    await act('consultation-answer', order.id, 'answer', { answer: '请咨询当地。' });
    await planReview(bench, { orderId: order.id, runNo: 1, reviewChain: ['province'] });
    expect(await status(order.id)).toBe('under_report_review');
    await act('answer-review', order.id, 'review', { decision: 'sentBack', opinion: '请写明办理地点' }, reviewer);
    expect([await status(order.id), await lastVariables(order.id)]).toEqual(['in_handling', { outcome: 'sentBack' }]);
    expect((await act('consultation-answer', order.id, 'answer', { answer: '请到乡镇便民服务中心办理。' })).body).toEqual({ version: 2 });
    await planReview(bench, { orderId: order.id, runNo: 1, reviewChain: ['province'] });
    await act('answer-review', order.id, 'review', { decision: 'approved', opinion: '同意' }, reviewer);

    expect(await status(order.id)).toBe('awaiting_informing');
  });

  it('checks a declaration step by step; only the reviewed determination is its result', async () => {
    const order = await orderOf('declaration');
    const initial = await acceptOrderOf(bench, { type: 'declaration', platformId });
    await act('initial-review', initial.id, 'initial-review', {});
    const staff = { name: '周敏', duty: '乡镇专干', phone: '0731-83621000' };
    const steps: [WorkItemKind, object][] = [
      ['declaration-acceptance', { step: 'acceptance', acceptedAt: '2026-11-10T09:00:00+08:00', acceptedBy: staff, authorisation: 'pending', emergencyHelp: '已先行发放临时救助。' }],
      ['household-check', { step: 'household_check', checkedAt: '2026-11-11T09:00:00+08:00', checkers: [staff], findings: '家庭人均收入低于监测标准。' }],
      ['public-notice', { step: 'public_notice', postedOn: '2026-11-12', postedUntil: '2026-11-17', place: '村务公开栏', objections: '无异议' }],
    ];
    for (const [kind, body] of steps) {
      expect(refusal(await act(kind, order.id, 'declaration-step', body))).toEqual([204, undefined]);
      expect([await status(order.id), await lastVariables(order.id)]).toEqual(['in_handling', { outcome: 'done' }]);
    }
    const early = { step: 'determination', determinedAt: '2026-11-16T09:00:00+08:00', result: 'included', reason: '符合', authorisation: 'provided' };
    expect(refusal(await act('determination', order.id, 'declaration-step', early))).toEqual([422, 'validation-failed']);
    const determination = { step: 'determination', determinedAt: '2026-11-18T09:00:00+08:00', result: 'included', reason: '符合监测对象条件', authorisation: 'provided' };
    await act('determination', order.id, 'declaration-step', determination);
    expect([await status(order.id), await lastVariables(order.id)]).toEqual(['under_report_review', { outcome: 'done' }]);

    await planReview(bench, { orderId: order.id, runNo: 1, reviewChain: ['province'] });
    await act('report-review', order.id, 'review', { decision: 'sentBack', opinion: '请补充理由' }, reviewer);
    await act('determination', order.id, 'declaration-step', { ...determination, reason: '收入与支出均已核实，符合条件' });
    await planReview(bench, { orderId: order.id, runNo: 1, reviewChain: ['province'] });
    await act('report-review', order.id, 'review', { decision: 'approved', opinion: '同意' }, reviewer);
    expect(await status(order.id)).toBe('awaiting_informing');
    expect(await bench.knex('declaration_step').where({ order_id: order.id, step: 'determination' }).orderBy('version').pluck('state')).toEqual(['sent_back', 'approved']);
  });

  describe('受理人 of table 7', () => {
    const contact = { name: '周敏', duty: '乡镇专干', phone: '0731-83621000' };
    const determined = async (orderId: string) => {
      await act('determination', orderId, 'declaration-step', { step: 'determination', determinedAt: '2026-11-18T09:00:00+08:00', result: 'included', reason: '符合监测对象条件', authorisation: 'provided' });
      const result = await bench.inTransaction(async ({ orders, results }) => {
        const order = await orders.lock(orderId);
        if (!order) throw new Error('no order');
        return results.assemble(order);
      });
      if (result.orderType !== 'declaration') throw new Error(result.orderType);
      return result.declaration;
    };

    it('is who accepted at 初审, not who asked for a supplement before', async () => {
      const asker = await bench.person(units.hunan, 'reviewer', '-asker');
      await bench.knex('app_user').where('id', handler.id).update({ name: '张受理' });
      const order = await acceptOrderOf(bench, { type: 'declaration', platformId });
      expect((await act('initial-review', order.id, 'supplement-request', { reason: '请补充身份证号' }, asker)).status).toBe(204);
      await bench.knex('work_order').where('id', order.id).update({ status: 'pending_review' });
      await act('initial-review', order.id, 'initial-review', {});
      const acceptedAt = bench.clock.now().toISOString();
      await act('declaration-acceptance', order.id, 'declaration-step', { step: 'acceptance', acceptedAt: '2026-11-10T09:00:00+08:00', acceptedBy: contact, authorisation: 'pending' });

      expect(await determined(order.id)).toMatchObject({ acceptedBy: { name: '张受理' }, acceptedAt });
    });

    it('is who took it in at the city, where a city began it', async () => {
      const city = await bench.person(units.changsha, 'handler');
      await bench.knex('app_user').where('id', city.id).update({ name: '刘市级' });
      const order = await acceptOrderOf(bench, { type: 'declaration', source: 'petition', docking: 'none', status: 'in_handling' });
      await bench.inTransaction(({ registrations }) => registrations.openFirstDelegation({ orderId: order.id, runNo: 1, unitId: units.changsha, at: bench.clock.now() }));
      const item = await bench.claimed(city, 'city-intake', order.id, units.changsha);
      expect((await city.post(`/work-items/${item.id}/handling`, {})).status).toBe(204);

      expect(await determined(order.id)).toMatchObject({ acceptedBy: { name: '刘市级' } });
    });
  });

  it.each([
    ['another step than its task', 'household-check', { step: 'public_notice', postedOn: '2026-11-12', postedUntil: '2026-11-17', place: '村口', objections: '无异议' }, 409],
    ['a notice that ends before it begins', 'public-notice', { step: 'public_notice', postedOn: '2026-11-17', postedUntil: '2026-11-12', place: '村口', objections: '无异议' }, 422],
    ['a determination without a reason', 'determination', { step: 'determination', determinedAt: '2026-11-18T09:00:00+08:00', result: 'included', authorisation: 'provided' }, 422],
    ['a determination in the future', 'determination', { step: 'determination', determinedAt: '2027-11-18T09:00:00+08:00', result: 'included', reason: '符合', authorisation: 'provided' }, 422],
  ] as const)('refuses %s', async (_what, kind, body, expected) => {
    const order = await orderOf('declaration');

    expect((await act(kind, order.id, 'declaration-step', body)).status).toBe(expected);
    expect(await bench.knex('declaration_step').where('order_id', order.id)).toEqual([]);
  });

  it('hands a declaration back before it is accepted by the township', async () => {
    const order = await orderOf('declaration');

    expect((await act('declaration-acceptance', order.id, 'hand-back', { reason: '区划有误' })).status).toBe(204);
    expect(await lastVariables(order.id)).toEqual({ outcome: 'handedBack', returnTo: 'province' });
    expect(refusal(await act('household-check', order.id, 'hand-back', { reason: '区划有误' }))).toEqual([409, 'work-item-kind-mismatch']);
  });

  describe('informing', () => {
    const waiting = async () => {
      const order = await acceptOrderOf(bench, { status: 'awaiting_informing' });
      return { order, item: await bench.claimed(handler, 'informing', order.id, units.hunan) };
    };
    const attempt = { informedParty: 'concerned', method: 'phone', reached: false, informedAt: '2026-11-23T09:00:00+08:00', summary: '无人接听' };

    it('is confirmed once the person was reached', async () => {
      const { order, item } = await waiting();
      const early = refusal(await handler.post(`/work-items/${item.id}/informing`, {}));
      await handler.post(`/work-items/${item.id}/informing-attempts`, { ...attempt, reached: true });

      expect(early).toEqual([409, 'informing-incomplete']);
      expect((await handler.post(`/work-items/${item.id}/informing`, {})).body).toEqual({ reached: true });
      expect([await status(order.id), await lastVariables(order.id)]).toEqual(['awaiting_feedback', { outcome: 'done' }]);
    });

    it('counts a person as not reachable after the attempts the setting asks for', async () => {
      const { order, item } = await waiting();
      const answers: number[] = [];
      for (let count = 0; count < 3; count += 1) {
        answers.push((await handler.post(`/work-items/${item.id}/informing`, {})).status);
        await handler.post(`/work-items/${item.id}/informing-attempts`, attempt);
      }

      expect(answers).toEqual([409, 409, 409]);
      expect((await handler.post(`/work-items/${item.id}/informing`, {})).body).toEqual({ reached: false });
      expect((await bench.knex('audit_entry').where('order_id', order.id).orderBy('id').pluck('action')).at(-1)).toBe('informing.notReachable');
    });
  });

  it('sends no result with gaps: feedback names what is missing', async () => {
    const order = await acceptOrderOf(bench, { platformId, status: 'awaiting_feedback' });

    const response = await act('feedback', order.id, 'feedback', {});

    expect(refusal(response)).toEqual([422, 'validation-failed']);
    expect(await status(order.id)).toBe('awaiting_feedback');
  });

  it('sealed orders are informed by the province, with the words of whoever handled them (P1.4)', async () => {
    const order = await acceptOrderOf(bench, { status: 'in_handling', confidential: true });
    await act('province-intake', order.id, 'delegation', { toUnitId: units.changsha });
    const city = await bench.person(units.changsha, 'handler');
    const item = await bench.claimed(city, 'city-intake', order.id, units.changsha);
    await city.post(`/work-items/${item.id}/handling`, {});

    expect(await lastVariables(order.id)).toEqual({ outcome: 'handle', handlingUnit: units.changsha, handlingLevel: 'city', informingUnit: units.hunan });
    const work = await bench.claimed(city, 'investigation', order.id, units.changsha);
    const report = { investigatedAt: '2026-11-20T09:00:00+08:00', investigators: [{ name: '赵六', duty: '科员', phone: '0731-84210000' }], findings: '属实', truthfulness: 'true' };
    const silent = await city.post(`/work-items/${work.id}/investigation`, report);
    expect([silent.status, (silent.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)]).toEqual([422, ['/informingText']]);
    expect((await city.post(`/work-items/${work.id}/investigation`, { ...report, informingText: '反映的问题已整改。' })).status).toBe(200);
    expect(((await handler.get(`/orders/${order.id}`)).body as { history: { reports: { content: object }[] } }).history.reports.at(-1)?.content).toMatchObject({ informingText: '反映的问题已整改。' });
  });
});
