import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerOrder } from '../../domain/order/register-order.ts';
import { units } from '../builders/organisation.ts';
import { insertRegions } from '../builders/region.ts';
import { aComplaint, aConsultation, aDeclaration } from '../builders/submission.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

const ofCall = ['platformOrderNo', 'agentNumber', 'callerNumber', 'calledAt', 'finishBy'];
const formOf = (submission: object) => Object.fromEntries(Object.entries(submission).filter(([field]) => !ofCall.includes(field)));
const letter = (change: object = {}) => ({ channel: 'letter', receivedOn: '2026-11-20', type: 'complaint', form: formOf(aComplaint()), ...change });
const transfer = (change: object = {}) => ({ provinceUnitId: units.hunan, receivedOn: '2026-11-20', type: 'consultation', form: formOf(aConsultation()), ...change });
const reason = { reason: '请核对来文。' };
const notAccepted = { decision: 'notAccepted', reason: '属法院受理范围。' };
const passedOn = { decision: 'passedOn', passedOnTo: '省人社厅', reason: '属人社部门职责。' };

describe('其它信访件与国家局转办', () => {
  let bench: Workbench;
  let province: Person;
  let city: Person;
  let county: Person;
  let national: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    await insertRegions(bench.knex);
    province = await bench.person(units.hunan, 'handler');
    city = await bench.person(units.changsha, 'handler');
    county = await bench.person(units.liuyang, 'handler');
    national = await bench.person(units.national, 'nationalHandler');
  });
  afterAll(() => bench.close());

  const rowOf = (orderId: string) => bench.knex('work_order').where('id', orderId).first<Record<string, unknown>>();
  /** Registers as a person does, and then as the worker behind it. */
  const registered = async (who: Person, path: string, body: object) => {
    const response = await who.post(path, body);
    if (response.status !== 201) throw new Error(response.text);
    const { orderId } = response.body as { orderId: string };
    await registerOrder(bench, { orderId, runNo: 1 });
    return orderId;
  };
  const started = async (orderId: string) =>
    (await bench.knex('engine_command').where('order_id', orderId).first<{ name: string; payload: { variables: Record<string, unknown> } }>());

  it.each([
    ['complaint', aComplaint()],
    ['consultation', aConsultation()],
    ['declaration', aDeclaration()],
  ] as const)('a %s is registered at the province past 初审, without facts of a call', async (type, submission) => {
    const orderId = await registered(province, '/petitions', letter({ type, form: formOf(submission), channel: 'visit', reference: '湘信〔2026〕17号' }));

    expect(await rowOf(orderId)).toMatchObject({ type, source: 'petition', status: 'in_handling', platform_id: null, caller_number_enc: null, called_at: null, agent_number: null, finish_by: null });
    expect(await started(orderId)).toMatchObject({ name: 'petition.registered', payload: { variables: { startLevel: 'province', cityUnit: null, closingUnit: units.hunan } } });
    const petition = await bench.knex('petition').where('order_id', orderId).first<Record<string, unknown>>('channel', 'start_unit_id', bench.knex.raw(`encode(reference_enc, 'escape') as reference`));
    expect(petition).toMatchObject({ channel: 'visit', start_unit_id: units.hunan });
    expect(JSON.stringify(petition)).not.toContain('湘信');
  });

  it('a city starts and closes its own, which the province sees and other cities do not', async () => {
    const orderId = await registered(city, '/petitions', letter());

    expect(await started(orderId)).toMatchObject({ payload: { variables: { startLevel: 'city', cityUnit: units.changsha, closingUnit: units.changsha } } });
    expect((await city.get(`/orders/${orderId}`)).status).toBe(200);
    expect((await province.get(`/orders/${orderId}`)).status).toBe(200);
    expect((await (await bench.person(units.zhuzhou, 'handler')).get(`/orders/${orderId}`)).status).toBe(404);
    const item = await bench.claimed(city, 'city-intake', orderId, units.changsha);
    expect((await city.get(`/work-items/${item.id}`)).body).toMatchObject({ availableActions: expect.arrayContaining(['handle', 'delegate', 'declineOrder']) });
    expect(refusal(await city.post(`/work-items/${item.id}/hand-back`, reason))).toEqual([409, 'order-state-conflict']);
    expect((await city.post(`/work-items/${item.id}/delegation`, { toUnitId: units.liuyang })).status).toBe(204);
    const below = await bench.claimed(county, 'county-intake', orderId, units.liuyang);
    expect((await county.post(`/work-items/${below.id}/hand-back`, reason)).status).toBe(204);
  });

  it('of category 8 is registered at the province, not at a city', async () => {
    const ofCategory8 = letter({ form: { ...formOf(aComplaint()), problemCategory: '8' } });
    const count = () => bench.knex('petition').count<{ count: string }[]>();
    const before = await count();

    const refused = await city.post('/petitions', ofCategory8);

    expect([...refusal(refused), (refused.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)]).toEqual([422, 'validation-failed', ['/form/problemCategory']]);
    expect(await count()).toEqual(before);
    expect((await province.post('/petitions', ofCategory8)).status).toBe(201);
  });

  it('is handed back from a city to its own intake where the city registered it', async () => {
    const orderId = await registered(city, '/petitions', letter({ type: 'consultation', form: formOf(aConsultation()) }));
    const item = await bench.claimed(city, 'consultation-answer', orderId, units.changsha);

    expect((await city.post(`/work-items/${item.id}/hand-back`, reason)).status).toBe(204);
    const command = await bench.knex('engine_command').where({ order_id: orderId, kind: 'completeJob' }).first<{ payload: { variables: object } }>();
    expect(command.payload.variables).toMatchObject({ outcome: 'handedBack', returnTo: 'city' });
  });

  it.each([
    ['not accepted', notAccepted, 'order.declined', '属法院受理范围。'],
    ['passed on', passedOn, 'order.passedOn', '转送省人社厅：属人社部门职责。'],
  ])('is %s by the unit at which it begins, with the reason', async (_what, body, endReason, told) => {
    const orderId = await registered(province, '/petitions', letter());
    const item = await bench.claimed(province, 'province-intake', orderId, units.hunan);

    expect((await province.post(`/work-items/${item.id}/refusal`, body)).status).toBe(204);
    expect(await rowOf(orderId)).toMatchObject({ status: 'not_accepted', end_reason: endReason });
    expect(await bench.knex('engine_command').where({ order_id: orderId, name: 'order.ended' })).toHaveLength(1);
    const { history } = (await province.get(`/orders/${orderId}`)).body as { history: { timeline: { action: string; text: string | null }[] } };
    expect(history.timeline.find(({ action }) => action === endReason)?.text).toBe(told);
  });

  it.each([
    ['to nobody', { ...passedOn, passedOnTo: undefined }, '/passedOnTo'],
    ['without a reason', { ...notAccepted, reason: ' ' }, '/reason'],
    ['to somebody although it is not', { ...notAccepted, passedOnTo: '省人社厅' }, '/passedOnTo'],
  ])('is not passed on %s', async (_what, body, pointer) => {
    const orderId = await registered(province, '/petitions', letter());
    const item = await bench.claimed(province, 'province-intake', orderId, units.hunan);
    const answer = await province.post(`/work-items/${item.id}/refusal`, body);

    expect([answer.status, (answer.body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
    expect(await rowOf(orderId)).toMatchObject({ status: 'in_handling' });
  });

  it('a delegated one is handed back, not declined, by the city', async () => {
    const orderId = await registered(province, '/petitions', letter());
    const item = await bench.claimed(province, 'province-intake', orderId, units.hunan);
    await province.post(`/work-items/${item.id}/delegation`, { toUnitId: units.changsha });
    const below = await bench.claimed(city, 'city-intake', orderId, units.changsha);

    expect(refusal(await city.post(`/work-items/${below.id}/refusal`, notAccepted))).toEqual([409, 'order-state-conflict']);
    expect((await city.get(`/work-items/${below.id}`)).body).toMatchObject({ availableActions: expect.not.arrayContaining(['declineOrder']) });
  });

  describe('a national transfer', () => {
    it('is registered for a province and confirmed by 国家局 only', async () => {
      const orderId = await registered(national, '/national-transfers', transfer());
      expect(await rowOf(orderId)).toMatchObject({ source: 'national', status: 'in_handling', province_unit_id: units.hunan });
      await bench.knex('work_order').where('id', orderId).update({ status: 'awaiting_receipt' });
      const item = await bench.claimed(national, 'national-confirmation', orderId, units.national);

      expect(refusal(await province.post(`/work-items/${item.id}/national-confirmation`, { decision: 'confirmed', opinion: '同意' }))).toEqual([403, 'right-required']);
      expect((await national.post(`/work-items/${item.id}/national-confirmation`, { decision: 'confirmed', opinion: '同意办结。' })).status).toBe(204);
      expect(await rowOf(orderId)).toMatchObject({ status: 'completed' });
    });

    it('goes back to the province when 国家局 returns it, with what was delegated ended', async () => {
      const orderId = await registered(national, '/national-transfers', transfer());
      const intake = await bench.claimed(province, 'province-intake', orderId, units.hunan);
      await province.post(`/work-items/${intake.id}/delegation`, { toUnitId: units.changsha });
      await bench.knex('work_order').where('id', orderId).update({ status: 'awaiting_receipt', handling_unit_id: units.changsha });
      const item = await bench.claimed(national, 'national-confirmation', orderId, units.national);

      expect((await national.post(`/work-items/${item.id}/national-confirmation`, { decision: 'returned', opinion: '请补充核实。' })).status).toBe(204);
      expect(await rowOf(orderId)).toMatchObject({ status: 'in_handling', handling_unit_id: null });
      expect(await bench.knex('delegation').where({ order_id: orderId, to_unit_id: units.changsha }).pluck('end_kind')).toEqual(['recalled']);
    });

    it('needs a province with a unit', async () => {
      const response = await national.post('/national-transfers', transfer({ provinceUnitId: units.changsha }));

      expect(refusal(response)).toEqual([422, 'validation-failed']);
    });
  });

  it.each([
    ['a county', units.liuyang, 'handler', '/petitions'],
    ['a reviewer', units.hunan, 'reviewer', '/petitions'],
    ['an administrator', units.hunan, 'systemAdmin', '/petitions'],
    ['国家局', units.national, 'nationalHandler', '/petitions'],
    ['the province', units.hunan, 'handler', '/national-transfers'],
  ] as const)('%s may not register at %s with %s', async (_who, unitId, right, path) => {
    const person = await bench.person(unitId, right);

    expect(refusal(await person.post(path, path === '/petitions' ? letter() : transfer()))).toEqual([403, 'right-required']);
  });

  it('names what is wrong: the form’s fields, a date to come, an unknown channel', async () => {
    const pointers = async (body: object) => ((await province.post('/petitions', body)).body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

    expect(await pointers(letter({ form: { ...formOf(aComplaint()), problemCategory: '99' } }))).toEqual(['/form/problemCategory']);
    expect(await pointers(letter({ receivedOn: '2026-11-24' }))).toEqual(['/receivedOn']);
    expect(await pointers(letter({ channel: 'pigeon' }))).toEqual(['/channel']);
  });
});
