import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

describe('a work item', () => {
  let bench: Workbench;
  let province: Person;
  let city: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    province = await bench.person(units.hunan, 'handler');
    city = await bench.person(units.changsha, 'handler');
  });
  afterAll(() => bench.close());

  const handled = () => acceptOrderOf(bench, { status: 'in_handling' });

  it('can’t be completed before it is claimed, by another, or as another kind', async () => {
    const order = await handled();
    const item = await insertWorkItem(bench.knex, { orderId: order.id, kind: 'province-intake', unitId: units.hunan });
    const colleague = await bench.person(units.hunan, 'handler', '-2');
    const unclaimed = refusal(await province.post(`/work-items/${item.id}/handling`, {}));
    await colleague.post(`/work-items/${item.id}/claim`);

    expect(unclaimed).toEqual([409, 'work-item-not-claimed']);
    expect(refusal(await province.post(`/work-items/${item.id}/claim`))).toEqual([409, 'work-item-claimed']);
    expect(refusal(await province.post(`/work-items/${item.id}/handling`, {}))).toEqual([409, 'work-item-claimed']);
    expect(refusal(await province.post(`/work-items/${item.id}/release`, {}))).toEqual([409, 'work-item-claimed']);
    expect(refusal(await colleague.post(`/work-items/${item.id}/feedback`, {}))).toEqual([409, 'work-item-kind-mismatch']);
    expect((await colleague.post(`/work-items/${item.id}/claim`)).status).toBe(204);
  });

  it('is completed once when two requests come at the same instant', async () => {
    const order = await handled();
    const item = await bench.claimed(province, 'province-intake', order.id, units.hunan);

    const answers = await Promise.all([1, 2, 3, 4].map(() => province.post(`/work-items/${item.id}/handling`, {})));

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409]);
    expect(await bench.knex('engine_command').where('order_id', order.id)).toHaveLength(1);
  });

  it('is claimed by one of two who want it at the same instant', async () => {
    const order = await handled();
    const item = await insertWorkItem(bench.knex, { orderId: order.id, kind: 'province-intake', unitId: units.hunan });
    const colleague = await bench.person(units.hunan, 'handler', '-2');

    const answers = await Promise.all([province, colleague].map((person) => person.post(`/work-items/${item.id}/claim`)));

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('tells who is late that the order has ended', async () => {
    const order = await handled();
    const item = await bench.claimed(province, 'province-intake', order.id, units.hunan);
    await bench.knex('work_order').where('id', order.id).update({ status: 'cancelled', ended_at: new Date() });
    await bench.knex('work_item').where('id', item.id).update({ state: 'closed' });

    const response = await province.post(`/work-items/${item.id}/handling`, {});

    expect(refusal(response)).toEqual([409, 'order-ended']);
    expect((response.body as { detail: string }).detail).toContain('已撤单');
  });

  it('is released by its holder or the supervisor, and reassigned inside the unit only', async () => {
    const order = await handled();
    const supervisor = await bench.person(units.hunan, 'supervisor');
    const colleague = await bench.person(units.hunan, 'handler', '-2');
    const reviewer = await bench.person(units.hunan, 'reviewer');
    const item = await bench.claimed(province, 'province-intake', order.id, units.hunan);
    const assign = async (who: Person, assigneeId: string) => refusal(await who.post(`/work-items/${item.id}/reassignment`, { assigneeId, reason: '出差' }));

    expect(await assign(supervisor, city.id)).toEqual([422, 'assignee-not-eligible']);
    expect(await assign(supervisor, reviewer.id)).toEqual([422, 'assignee-not-eligible']);
    expect(await assign(province, colleague.id)).toEqual([403, 'right-required']);
    expect(await assign(supervisor, colleague.id)).toEqual([204, undefined]);
    expect(refusal(await province.post(`/work-items/${item.id}/handling`, {}))).toEqual([409, 'work-item-claimed']);
    expect((await supervisor.post(`/work-items/${item.id}/release`, { reason: '重新分配' })).status).toBe(204);
    expect((await province.post(`/work-items/${item.id}/claim`)).status).toBe(204);
    expect(await bench.knex('audit_entry').where('order_id', order.id).orderBy('id').pluck('action')).toEqual(['workItem.claimed', 'workItem.reassigned', 'workItem.released', 'workItem.claimed']);
  });

  it('is not handed to a barred colleague', async () => {
    const order = await handled();
    const supervisor = await bench.person(units.hunan, 'supervisor');
    const accused = await bench.person(units.hunan, 'handler', '-accused');
    const item = await insertWorkItem(bench.knex, { orderId: order.id, kind: 'province-intake', unitId: units.hunan });
    await bench.knex('order_barring').insert({ order_id: order.id, user_id: accused.id, barred_at: new Date() });

    expect(refusal(await supervisor.post(`/work-items/${item.id}/reassignment`, { assigneeId: accused.id, reason: '出差' }))).toEqual([422, 'user-barred']);
  });

  it('says which units below it can go to, and why not to others', async () => {
    const order = await handled();
    await bench.knex('order_barring').insert({ order_id: order.id, unit_id: units.zhuzhou, barred_at: new Date() });
    const item = await bench.claimed(province, 'province-intake', order.id, units.hunan);

    const page = (await province.get(`/work-items/${item.id}`)).body as { delegationTargets: { unitId: string; refusal: { code: string } | null }[] };

    expect(page.delegationTargets.map(({ unitId, refusal: why }) => [unitId, why?.code])).toEqual([
      [units.changsha, undefined],
      [units.zhuzhou, 'unit-barred'],
    ]);
  });
});
