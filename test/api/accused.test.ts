import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

const reason = '来电反映对象涉及该单位';

describe('指明回避 outside of 初审 (P3.1)', () => {
  let bench: Workbench;
  let province: Person;
  let city: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    province = await bench.person(units.hunan, 'handler');
    city = await bench.person(units.changsha, 'handler');
  });
  afterAll(() => bench.close());

  /** A complaint that began without 初审 at this unit, as the worker registers it. */
  const begun = async (unitId: string, change: Parameters<typeof acceptOrderOf>[1] = {}) => {
    const order = await acceptOrderOf(bench, { status: 'in_handling', source: unitId === units.hunan ? 'call' : 'petition', docking: 'none', ...change });
    await bench.inTransaction(({ registrations }) => registrations.openFirstDelegation({ orderId: order.id, runNo: 1, unitId, at: bench.clock.now() }));
    return order;
  };
  const name = (who: Person, orderId: string, body: object) => who.post(`/orders/${orderId}/accused`, { reason, ...body });
  const barredOf = async (who: Person, orderId: string) => ((await who.get(`/orders/${orderId}`)).body as { barred: string[] }).barred;

  it.each(['call', 'petition', 'national', 'workOrder'] as const)('a complaint (%s) that saw no 初审: the unit and the person named neither receive nor see it', async (source) => {
    const order = await begun(units.hunan, { source });
    const accused = await bench.person(units.zhuzhou, 'reviewer', '-accused');
    const intake = await bench.claimed(province, 'province-intake', order.id, units.hunan);

    expect((await name(province, order.id, { accusedUnitIds: [units.changsha], accusedUserIds: [accused.id] })).status).toBe(204);

    expect(refusal(await province.post(`/work-items/${intake.id}/delegation`, { toUnitId: units.changsha }))).toEqual([422, 'unit-barred']);
    expect((await province.post(`/work-items/${intake.id}/delegation`, { toUnitId: units.zhuzhou })).status).toBe(204);
    expect([(await city.get(`/orders/${order.id}`)).status, (await accused.get(`/orders/${order.id}`)).status]).toEqual([404, 404]);
    expect(await barredOf(province, order.id)).toEqual(['长沙市12317', '李四（株洲市12317科员）']);
    expect(await barredOf(await bench.person(units.zhuzhou, 'handler'), order.id)).toEqual([]);
    const said = await bench.knex('audit_entry').where({ order_id: order.id, action: 'order.accusedNamed' });
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).not.toContain(reason);
  });

  it('is named by the city of its own petition, among those below it; a city that was delegated one says nothing', async () => {
    const order = await begun(units.changsha);
    const intake = await bench.claimed(city, 'city-intake', order.id, units.changsha);
    const delegated = await begun(units.hunan);
    const handing = await bench.claimed(province, 'province-intake', delegated.id, units.hunan);
    await province.post(`/work-items/${handing.id}/delegation`, { toUnitId: units.changsha });

    expect((await name(city, order.id, { accusedUnitIds: [units.liuyang] })).status).toBe(204);
    expect(refusal(await city.post(`/work-items/${intake.id}/delegation`, { toUnitId: units.liuyang }))).toEqual([422, 'unit-barred']);
    expect(refusal(await name(city, delegated.id, { accusedUnitIds: [units.liuyang] }))).toEqual([409, 'order-state-conflict']);
    expect(((await city.get(`/orders/${delegated.id}`)).body as { availableActions: string[] }).availableActions).not.toContain('nameAccused');
  });

  it('a unit that holds the order, or one above it, is taken it from first', async () => {
    const order = await begun(units.hunan);
    const intake = await bench.claimed(province, 'province-intake', order.id, units.hunan);
    await province.post(`/work-items/${intake.id}/delegation`, { toUnitId: units.changsha });
    const below = await bench.claimed(city, 'city-intake', order.id, units.changsha);
    await city.post(`/work-items/${below.id}/delegation`, { toUnitId: units.liuyang });

    const held = await name(province, order.id, { accusedUnitIds: [units.changsha] });
    expect([refusal(held), (held.body as { detail: string }).detail]).toEqual([[409, 'order-state-conflict'], '“长沙市12317”或其下级正承办此工单，请先收回，再指明回避。']);
    expect(await bench.knex('order_barring').where('order_id', order.id)).toEqual([]);
    expect((await province.post(`/orders/${order.id}/recall`, { reason })).status).toBe(204);
    expect((await name(province, order.id, { accusedUnitIds: [units.changsha] })).status).toBe(204);
    expect((await (await bench.person(units.liuyang, 'handler')).get(`/orders/${order.id}`)).status).toBe(404);
  });

  it('what the person named had claimed waits for a colleague', async () => {
    const order = await begun(units.hunan);
    const accused = await bench.person(units.hunan, 'handler', '-accused');
    const item = await bench.claimed(accused, 'province-intake', order.id, units.hunan);

    expect((await name(province, order.id, { accusedUserIds: [accused.id] })).status).toBe(204);

    expect((await accused.post(`/work-items/${item.id}/handling`, {})).status).toBe(404);
    expect((await province.post(`/work-items/${item.id}/claim`)).status).toBe(204);
  });

  it('is refused: nobody named, the province, oneself, another type of order, an order that has ended', async () => {
    const order = await begun(units.hunan);
    const consultation = await begun(units.hunan, { type: 'consultation' });
    const ended = await begun(units.hunan, { status: 'not_accepted' });
    await bench.knex('work_order').where('id', ended.id).update({ ended_at: bench.clock.now() });
    const pointers = async (body: object) => ((await name(province, order.id, body)).body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

    expect(await pointers({})).toEqual(['/accusedUnitIds']);
    expect(await pointers({ accusedUnitIds: [units.hunan] })).toEqual(['/accusedUnitIds/0']);
    expect(await pointers({ accusedUserIds: [province.id] })).toEqual(['/accusedUserIds/0']);
    expect(refusal(await name(province, consultation.id, { accusedUnitIds: [units.changsha] }))).toEqual([409, 'order-state-conflict']);
    expect(refusal(await name(province, ended.id, { accusedUnitIds: [units.changsha] }))).toEqual([409, 'order-ended']);
    expect(await bench.knex('order_barring').whereIn('order_id', [order.id, consultation.id, ended.id])).toEqual([]);
  });
});
