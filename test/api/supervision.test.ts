import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { chinaTime } from '../builders/china-time.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, refusal, type Workbench } from '../support/workbench.ts';

const demand = { demand: '群众两次来电催问，请说明进展。', replyBy: '2026-11-25' };
const text = '已入户核实，三日内提交报告。';

describe('督办单 (P5.4)', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(() => bench.close());

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
  const people = async () => ({
    province: await bench.person(units.hunan, ['handler', 'supervisor']),
    city: await bench.person(units.changsha, ['handler', 'supervisor']),
    county: await bench.person(units.liuyang, 'handler'),
  });
  const namesOf = (orderId: string) => bench.knex('engine_command').where('order_id', orderId).orderBy('position').pluck('name') as Promise<string[]>;
  const dueOf = (orderId: string) => bench.knex('due').where({ order_id: orderId, name: 'supervision' }).first<{ state: string; due_at: Date; unit_id: string }>('state', 'due_at', 'unit_id');

  it('is issued to the unit that holds the order, with a clock of its own, and told to it', async () => {
    const orderId = await delegated();
    const { province, county } = await people();

    expect((await province.get(`/orders/${orderId}`)).body).toMatchObject({ availableActions: expect.arrayContaining(['issueSupervision']) });
    expect((await province.post(`/orders/${orderId}/supervisions`, demand)).status).toBe(204);

    expect(await dueOf(orderId)).toEqual({ state: 'open', due_at: chinaTime('2026-11-25 24:00'), unit_id: units.liuyang });
    expect(await namesOf(orderId)).toEqual(['due.set', 'supervision.issued']);
    expect((await county.get('/notices')).body).toMatchObject({ notices: expect.arrayContaining([expect.objectContaining({ kind: 'supervisionIssued', orderId })]) });
    const { body } = (await county.get(`/orders/${orderId}`)) as { body: { order: { flags: string[] } } };
    expect(body.order.flags).toEqual(['supervised']);
    expect((await county.get(`/orders/${orderId}/supervisions`)).body).toMatchObject({
      supervisions: [{ state: 'open', demand: demand.demand, issuingUnitName: '湖南省12317', handlingUnitName: '浏阳市12317', replies: [] }],
    });
    const stored = await bench.knex('supervision_order').where('order_id', orderId).first<{ demand_enc: Buffer }>('demand_enc');
    expect(stored.demand_enc.includes(Buffer.from('催问'))).toBe(false);
  });

  it('is refused twice, from below, without the right, with a past date, and where the unit itself holds the order', async () => {
    const orderId = await delegated();
    const { province, county, city } = await people();
    const issue = (who: typeof province, body: object = demand) => who.post(`/orders/${orderId}/supervisions`, body);

    expect(refusal(await issue(county))).toEqual([403, 'right-required']);
    expect(refusal(await issue(await bench.person(units.hunan, 'handler')))).toEqual([403, 'right-required']);
    expect(refusal(await issue(city, { ...demand, replyBy: '2026-11-22' }))).toEqual([422, 'validation-failed']);
    expect((await issue(city)).status).toBe(204);
    expect(refusal(await issue(province))).toEqual([409, 'order-state-conflict']);
    const { id: own } = await acceptOrderOf(bench, { status: 'in_handling' });
    expect(refusal(await province.post(`/orders/${own}/supervisions`, demand))).toEqual([409, 'order-state-conflict']);
    expect(refusal(await province.post(`/orders/${orderId}/supervisions`, { ...demand, demand: '' }))).toEqual([422, 'validation-failed']);
  });

  it('of 国家局 goes to the province, which replies, and outlives what the province takes back from below', async () => {
    const orderId = await delegated();
    const national = await bench.person(units.national, 'supervisor');
    const province = await bench.person(units.hunan, ['handler', 'supervisor']);
    const offered = async () => ((await national.get(`/orders/${orderId}`)).body as { availableActions: string[] }).availableActions;

    expect(await offered()).toContain('issueSupervision');
    expect((await national.post(`/orders/${orderId}/supervisions`, demand)).status).toBe(204);
    expect(await offered()).not.toContain('issueSupervision');
    expect(await dueOf(orderId)).toMatchObject({ unit_id: units.hunan });
    expect((await province.get('/notices')).body).toMatchObject({ notices: expect.arrayContaining([expect.objectContaining({ kind: 'supervisionIssued', orderId })]) });

    const reply = await bench.claimed(province, 'supervision-reply', orderId, units.hunan);
    expect((await province.post(`/orders/${orderId}/recall`, { reason: '由省级直接办理' })).status).toBe(204);
    expect(await bench.knex('work_item').where('id', reply.id).pluck('state')).toEqual(['claimed']);
    expect((await province.post(`/work-items/${reply.id}/supervision-reply`, { reply: text })).status).toBe(204);
    const acceptance = await bench.claimed(national, 'supervision-acceptance', orderId, units.national);
    expect((await national.post(`/work-items/${acceptance.id}/supervision-acceptance`, { decision: 'accepted', opinion: '同意。' })).status).toBe(204);
    expect(await bench.knex('supervision_order').where('order_id', orderId).pluck('state')).toEqual(['accepted']);
  });

  it('ends when the issuing unit accepts the reply; a returned reply lets the clock go on, unreset', async () => {
    const orderId = await delegated();
    const { city, county } = await people();
    await city.post(`/orders/${orderId}/supervisions`, demand);
    const reply = await bench.claimed(county, 'supervision-reply', orderId, units.liuyang);
    expect((await county.post(`/work-items/${reply.id}/supervision-reply`, { reply: text })).status).toBe(204);
    expect((await dueOf(orderId)).state).toBe('closed');

    const acceptance = await bench.claimed(city, 'supervision-acceptance', orderId, units.changsha);
    expect((await city.post(`/work-items/${acceptance.id}/supervision-acceptance`, { decision: 'returned', opinion: '请写明日期。' })).status).toBe(204);
    expect(await dueOf(orderId)).toMatchObject({ state: 'open', due_at: chinaTime('2026-11-25 24:00') });

    const again = await bench.claimed(county, 'supervision-reply', orderId, units.liuyang);
    await county.post(`/work-items/${again.id}/supervision-reply`, { reply: '11月28日前提交报告。' });
    const last = await bench.claimed(city, 'supervision-acceptance', orderId, units.changsha);
    expect((await city.post(`/work-items/${last.id}/supervision-acceptance`, { decision: 'accepted', opinion: '同意。' })).status).toBe(204);

    expect((await county.get(`/orders/${orderId}/supervisions`)).body).toMatchObject({
      supervisions: [{ state: 'accepted', replies: [{ text, decision: 'returned', opinion: '请写明日期。' }, { decision: 'accepted' }] }],
    });
    const { body } = (await county.get(`/orders/${orderId}`)) as { body: { order: { flags: string[] } } };
    expect(body.order.flags).toEqual([]);
    expect((await dueOf(orderId)).state).toBe('closed');
    expect(await bench.knex('audit_entry').where('order_id', orderId).whereLike('action', 'supervision.%').orderBy('id').pluck('action')).toEqual([
      'supervision.issued', 'supervision.replied', 'supervision.returned', 'supervision.replied', 'supervision.accepted',
    ]); // prettier-ignore
  });

  it.each([
    ['the order’s end', async (orderId: string) => (await bench.person(units.hunan, 'operator')).post(`/orders/${orderId}/closing`, { reason: '重复' })],
    ['a recall', async (orderId: string) => (await bench.person(units.changsha, ['handler', 'supervisor'])).post(`/orders/${orderId}/recall`, { reason: '另行安排' })],
    ['国家局’s confirmation of its transfer', async (orderId: string) => {
      await bench.knex('work_order').where('id', orderId).update({ source: 'national', status: 'awaiting_receipt' });
      const national = await bench.person(units.national, 'nationalHandler');
      const item = await bench.claimed(national, 'national-confirmation', orderId, units.national);
      return national.post(`/work-items/${item.id}/national-confirmation`, { decision: 'confirmed', opinion: '同意办结。' });
    }],
  ])('closes with %s, and its instance is told', async (_what, end) => {
    const orderId = await delegated();
    const { province, county } = await people();
    await province.post(`/orders/${orderId}/supervisions`, demand);
    const reply = await bench.claimed(county, 'supervision-reply', orderId, units.liuyang);

    expect((await end(orderId)).status).toBe(204);
    expect(await bench.knex('supervision_order').where('order_id', orderId).pluck('state')).toEqual(['closed']);
    expect(await bench.knex('work_item').where('id', reply.id).pluck('state')).toEqual(['closed']);
    expect((await dueOf(orderId)).state).toBe('closed');
    expect(await namesOf(orderId)).toEqual(expect.arrayContaining(['supervision.closed', 'due.closed']));
    expect((await county.post(`/work-items/${reply.id}/supervision-reply`, { reply: text })).status).toBeGreaterThanOrEqual(404);
  });
});
