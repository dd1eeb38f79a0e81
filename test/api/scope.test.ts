import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Ids = { orderId: string; workItemId: string };
const reason = { reason: '测试' };
const step = { step: 'public_notice', postedOn: '2026-11-01', postedUntil: '2026-11-05', place: '村口', objections: '无异议' };
const report = {
  investigatedAt: '2026-11-20T09:00:00+08:00',
  investigators: [{ name: '赵六', duty: '科员', phone: '0731-84210000' }],
  findings: '属实',
  truthfulness: 'true',
};
const attempt = { informedParty: 'reporter', method: 'phone', reached: true, informedAt: '2026-11-23T09:00:00+08:00', summary: '已告知' };
const contact = { contactedAt: '2026-11-23T09:00:00+08:00', method: 'phone', note: '了解情况' };

/** Every route of the workbench that names an order or a work item, with a valid body. */
const routes: [method: 'get' | 'post' | 'put', path: (ids: Ids) => string, body?: object][] = [
  ['get', ({ orderId }) => `/orders/${orderId}`],
  ['get', ({ orderId }) => `/orders/${orderId}/attachments/${randomUUID()}`],
  ['post', ({ orderId }) => `/orders/${orderId}/reveals`, { field: 'phone', reason: '核对' }],
  ['post', ({ orderId }) => `/orders/${orderId}/recall`, reason],
  ['post', ({ orderId }) => `/orders/${orderId}/case-release`, reason],
  ['post', ({ orderId }) => `/orders/${orderId}/closing`, reason],
  ['post', ({ orderId }) => `/orders/${orderId}/accused`, { accusedUnitIds: [units.zhuzhou], ...reason }],
  ['post', ({ orderId }) => `/orders/${orderId}/unlinking`, reason],
  ['post', ({ orderId }) => `/orders/${orderId}/contacts`, contact],
  ['get', ({ workItemId }) => `/work-items/${workItemId}`],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/claim`],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/release`, {}],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/reassignment`, { assigneeId: randomUUID(), ...reason }],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/initial-review`, {}],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/supplement-request`, reason],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/linking`, { mainOrderId: randomUUID(), ...reason }],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/delegation`, { toUnitId: units.changsha }],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/handling`, {}],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/hand-back`, reason],
  ['put', ({ workItemId }) => `/work-items/${workItemId}/investigation`, {}],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/investigation`, report],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/review`, { decision: 'approved', opinion: '同意' }],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/round-ruling`, { ruling: 'takeUp', opinion: '提级' }],
  ['put', ({ workItemId }) => `/work-items/${workItemId}/answer`, { answer: '答复' }],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/answer`, { answer: '答复' }],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/declaration-step`, step],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/informing-attempts`, attempt],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/informing`, {}],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/feedback`, {}],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/feedback-wording`, { wording: '已告知' }],
  ['post', ({ workItemId }) => `/work-items/${workItemId}/feedback-return`, reason],
];
const everyRight = ['handler', 'reviewer', 'supervisor', 'operator', 'unseal'] as const;

describe('scope of orders', () => {
  let bench: Workbench;
  let ids: Ids;
  beforeAll(async () => {
    bench = await openWorkbench();
    const order = await acceptOrderOf(bench);
    const item = await insertWorkItem(bench.knex, { orderId: order.id, kind: 'province-intake', unitId: units.hunan });
    ids = { orderId: order.id, workItemId: item.id };
  });
  afterAll(() => bench.close());

  const sweep = async (person: Person, over: Ids) => {
    const answers: unknown[] = [];
    for (const [method, path, body] of routes) answers.push([path({ orderId: ':o', workItemId: ':w' }).replace(/[^/]{36}$/, ':a'), ...refusal(await person.send(method, path(over), body))]);
    return answers;
  };
  const notFoundEverywhere = routes.map(([, path]) => [path({ orderId: ':o', workItemId: ':w' }).replace(/[^/]{36}$/, ':a'), 404, 'not-found']);

  it.each([
    ['of another province', () => bench.person(units.guangdong, everyRight)],
    ['of a city it was not delegated to', () => bench.person(units.changsha, everyRight)],
    ['of a county it was not delegated to', () => bench.person(units.liuyang, everyRight)],
    ['who only administers', () => bench.person(units.hunan, ['systemAdmin'])],
  ])('answers 404 on every route to a person %s', async (_who, person) => {
    expect(await sweep(await person(), ids)).toEqual(notFoundEverywhere);
  });

  it('answers the same for what does not exist', async () => {
    const nothing = { orderId: randomUUID(), workItemId: randomUUID() };

    expect(await sweep(await bench.person(units.hunan, everyRight), nothing)).toEqual(notFoundEverywhere);
    expect(refusal(await (await bench.person(units.hunan, everyRight)).get('/orders/no-id'))).toEqual([404, 'not-found']);
  });

  it('changed nothing by all that', async () => {
    expect(await bench.knex('work_item').where('id', ids.workItemId).select('state', 'assignee_id')).toEqual([{ state: 'open', assignee_id: null }]);
    expect(await bench.knex('engine_command')).toEqual([]);
  });

  it('hides a barred order from everyone in the accused unit and below, also in lists', async () => {
    const { id } = await acceptOrderOf(bench, { status: 'in_handling' });
    await bench.knex('delegation').insert([
      { id: randomUUID(), order_id: id, run_no: 1, from_unit_id: units.hunan, to_unit_id: units.changsha, delegated_at: new Date() },
      { id: randomUUID(), order_id: id, run_no: 1, from_unit_id: units.changsha, to_unit_id: units.liuyang, delegated_at: new Date() },
    ]);
    const item = await insertWorkItem(bench.knex, { orderId: id, kind: 'county-intake', unitId: units.liuyang });
    const county = await bench.person(units.liuyang, 'handler');
    const seen = async () => [
      (await county.get(`/orders/${id}`)).status,
      ((await county.get('/work-items')).body as { items: { id: string }[] }).items.map((each) => each.id),
      ((await county.post('/orders/search', {})).body as { total: number }).total,
    ];
    const before = await seen();
    await bench.knex('order_barring').insert({ order_id: id, unit_id: units.changsha, barred_at: new Date() });

    expect(before).toEqual([200, [item.id], 1]);
    expect(await seen()).toEqual([404, [], 0]);
  });

  it('shows 国家局 every province’s orders, but lets it do nothing with their tasks', async () => {
    const national = await bench.person(units.national, ['nationalHandler', 'supervisor']);

    expect((await national.get(`/orders/${ids.orderId}`)).status).toBe(200);
    expect(refusal(await national.post(`/work-items/${ids.workItemId}/claim`))).toEqual([403, 'right-required']);
  });

  it('answers 403 to a colleague without the right', async () => {
    const reviewer = await bench.person(units.hunan, 'reviewer');

    expect(refusal(await reviewer.post(`/work-items/${ids.workItemId}/claim`))).toEqual([403, 'right-required']);
    expect(refusal(await reviewer.post(`/orders/${ids.orderId}/recall`, reason))).toEqual([403, 'right-required']);
  });
});
