import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endedStatuses, openStatuses } from '../../domain/order/status.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { openWorkbench, refusal, type Workbench } from '../support/workbench.ts';

const reason = { reason: '重复提交' };

describe('closing an order by hand (P3.6)', () => {
  let bench: Workbench;
  let platformId: string;
  beforeAll(async () => {
    bench = await openWorkbench();
    platformId = (await insertPlatform(bench.knex, bench.cipher)).id;
  });
  afterAll(() => bench.close());

  it.each(openStatuses)('ends it in %s, closes its work and tells 12345 why', async (status) => {
    const { id } = await acceptOrderOf(bench, { status, platformId });
    await insertWorkItem(bench.knex, { orderId: id, kind: 'initial-review', unitId: units.hunan });
    const operator = await bench.person(units.hunan, 'operator');

    expect((await operator.get(`/orders/${id}`)).body).toMatchObject({ availableActions: expect.arrayContaining(['closeOrder']) });
    expect((await operator.post(`/orders/${id}/closing`, reason)).status).toBe(204);

    expect(await bench.knex('work_order').where({ id }).first('status', 'end_reason')).toEqual({ status: 'closed_by_operator', end_reason: 'order.closedByOperator' });
    expect(await bench.knex('work_item').where('order_id', id).pluck('state')).toEqual(['closed']);
    expect(await bench.knex('engine_command').where('order_id', id).pluck('name')).toEqual(['order.ended']);
    expect(await bench.knex('delivery').where('order_id', id).pluck('kind')).toEqual(['closedByOperator']);
  });

  it('is found by its state: under way before, closed by an operator after', async () => {
    const { id } = await acceptOrderOf(bench, { platformId, provinceCode: units.chongqing });
    const operator = await bench.person(units.chongqing, 'operator');
    const foundAs = async (...statuses: string[]) =>
      ((await operator.post('/orders/search', { statuses })).body as { orders: { id: string }[] }).orders.map((order) => order.id);

    const before = [await foundAs('pending_review', 'in_handling'), await foundAs('closed_by_operator'), await foundAs('pending_review', 'closed_by_operator')];
    await operator.post(`/orders/${id}/closing`, reason);
    const after = [await foundAs('pending_review', 'in_handling'), await foundAs('closed_by_operator'), await foundAs('pending_review', 'closed_by_operator')];

    expect(before).toEqual([[id], [], [id]]);
    expect(after).toEqual([[], [id], [id]]);
  });

  it.each(endedStatuses)('is refused in %s', async (status) => {
    const { id } = await acceptOrderOf(bench, { status, platformId });
    const operator = await bench.person(units.hunan, 'operator');

    expect(refusal(await operator.post(`/orders/${id}/closing`, reason))).toEqual([409, 'order-ended']);
    expect(await bench.knex('engine_command').where('order_id', id)).toEqual([]);
  });

  it('is the operator’s alone, who sees the order and nothing personal to open', async () => {
    const { id } = await acceptOrderOf(bench, { platformId });
    const supervisor = await bench.person(units.hunan, ['handler', 'reviewer', 'supervisor']);
    const operator = await bench.person(units.hunan, 'operator');

    expect(refusal(await supervisor.post(`/orders/${id}/closing`, reason))).toEqual([403, 'right-required']);
    expect(refusal(await operator.post(`/orders/${id}/reveals`, { field: 'phone', reason: '核对' }))).toEqual([403, 'right-required']);
  });

  it('tells nobody where no platform sent it', async () => {
    const { id } = await acceptOrderOf(bench);
    await (await bench.person(units.hunan, 'operator')).post(`/orders/${id}/closing`, reason);

    expect(await bench.knex('delivery').where('order_id', id)).toEqual([]);
  });
});
