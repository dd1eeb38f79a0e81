import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform } from '../builders/platform.ts';
import { insertRegions } from '../builders/region.ts';
import { aComplaint, aConsultation, aDeclaration } from '../builders/submission.ts';
import { platformClient } from '../support/api-client.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

const caller = '13800000017';
let serial = 0;
const aCall = (change: object = {}) => ({ callId: `CALL-${(serial += 1)}`, callerNumber: caller, calledAt: '2026-11-23T09:58:00+08:00', ...change });
const ofCall = ['platformOrderNo', 'agentNumber', 'callerNumber', 'calledAt'];
const formOf = (submission: object) => Object.fromEntries(Object.entries(submission).filter(([field]) => !ofCall.includes(field)));

describe('话务转接', () => {
  let bench: Workbench;
  let agent: Person;
  let colleague: Person;
  let client: ReturnType<typeof platformClient>;
  const appOf = () =>
    createApp({ logger: silentLogger, readiness: () => Promise.resolve({ database: true, stopping: false }), platform: composePlatform(bench), workbench: [], open: [] });
  const connect = async (choice: Parameters<typeof insertPlatform>[2]) => {
    const platform = await insertPlatform(bench.knex, bench.cipher, choice);
    return platformClient(appOf(), platform.requestKey);
  };

  beforeAll(async () => {
    bench = await openWorkbench();
    await insertRegions(bench.knex);
    client = await connect({ provinceCode: units.hunan, callTransfer: true });
    agent = await bench.person(units.hunan, 'seatAgent');
    colleague = await bench.person(units.hunan, 'seatAgent', '-b');
  });
  afterAll(() => bench.close());

  const announce = (change: object = {}, by = client) => by.post('/api/v1/calls', aCall(change));
  const waiting = async (who: Person) => ((await who.get('/calls')).body as { calls: { id: string; state: string; callerNumber: string }[] }).calls;
  const newest = async (who: Person) => {
    const found = (await waiting(who)).filter(({ state }) => state === 'announced').at(-1);
    if (!found) throw new Error('no call waits');
    return found.id;
  };
  const taken = async (who = agent) => {
    const callId = `CALL-${(serial += 1)}`;
    await announce({ callId });
    const { id } = await bench.knex('call_record').where('call_id', callId).first<{ id: string }>('id');
    expect((await who.post(`/calls/${id}/opening`)).status).toBe(204);
    return id;
  };
  const orderOf = (id: string) =>
    bench.knex('work_order').where('id', bench.knex('call_record').where({ id }).select('order_id')).first<Record<string, unknown>>();

  it('tells the agents the number by which calls come in, 02112317 unless the province has another', async () => {
    const numberOf = async () => ((await agent.get('/calls')).body as { transferNumber: string }).transferNumber;
    const asWasSet = await numberOf();
    const system = await bench.person(units.hunan, 'systemAdmin');
    const { id } = await bench.knex('platform').where({ province_code: units.hunan, call_transfer: true }).first<{ id: string }>('id');
    expect(refusal(await system.put(`/admin/platforms/${id}`, { transferNumber: '十二三一七' }))).toEqual([422, 'validation-failed']);
    expect((await system.put(`/admin/platforms/${id}`, { transferNumber: '0731-12317' })).status).toBe(204);
    const changed = await numberOf();
    await bench.knex('platform').where('province_code', units.hunan).update({ transfer_number: asWasSet });

    expect([asWasSet, changed]).toEqual(['02112317', '0731-12317']);
  });

  describe('modes', () => {
    it.each([
      [true, true, 201, 201],
      [true, false, 201, 409],
      [false, true, 409, 201],
      [false, false, 409, 409],
    ])('with work-order transfer %s and call transfer %s answer %i to an order and %i to a call', async (workOrderTransfer, callTransfer, order, call) => {
      const platform = await connect({ provinceCode: units.chongqing, workOrderTransfer, callTransfer });

      const submitted = await platform.post('/api/v1/orders/consultations', aConsultation({ platformOrderNo: `M-${(serial += 1)}` }));
      const announced = await announce({}, platform);

      expect([submitted.status, announced.status]).toEqual([order, call]);
      for (const { status, body } of [submitted, announced]) if (status === 409) expect(body).toMatchObject({ code: 'mode-not-enabled' });
    });

    it('refuse the interface where only page calls are enabled', async () => {
      const platform = await connect({ provinceCode: units.chongqing, interfaceCall: false });

      expect(refusal(await platform.post('/api/v1/orders/declarations', aDeclaration({ platformOrderNo: 'M-I' })))).toEqual([409, 'mode-not-enabled']);
    });

    it('let what has begun go on when call transfer is switched off', async () => {
      const id = await taken();
      await bench.knex('platform').where('province_code', units.hunan).update({ call_transfer: false });

      expect((await agent.get('/calls')).body).toMatchObject({ enabled: false });
      expect(refusal(await agent.post('/calls', { callerNumber: caller }))).toEqual([409, 'mode-not-enabled']);
      expect((await agent.post(`/calls/${id}/order`, { type: 'consultation', form: formOf(aConsultation()) })).status).toBe(201);
      await bench.knex('platform').where('province_code', units.hunan).update({ call_transfer: true });
    });

    it('leave a platform that is not live outside', async () => {
      const platform = await connect({ provinceCode: units.guangdong, callTransfer: true, live: false, anonymityRule: null });

      expect(refusal(await announce({}, platform))).toEqual([403, 'platform-not-live']);
    });
  });

  describe('an announcement', () => {
    it('gives the first receipt again, and another number under the same call a conflict', async () => {
      const call = aCall();
      const first = await client.post('/api/v1/calls', call);
      const [again, other] = [await client.post('/api/v1/calls', call), await client.post('/api/v1/calls', { ...call, callerNumber: '13900000018' })];

      expect([first.status, again.status]).toEqual([201, 200]);
      expect(again.body).toEqual(first.body);
      expect(refusal(other)).toEqual([409, 'call-conflict']);
    });

    it.each([
      ['/callerNumber', { callerNumber: 'x' }],
      ['/calledAt', { calledAt: '2026-11-23T11:00:00+08:00' }],
      ['/agentNumber', { agentNumber: 'nobody' }],
    ])('names a wrong %s', async (pointer, change) => {
      const response = await announce(change);

      expect(refusal(response)).toEqual([422, 'validation-failed']);
      expect((response.body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)).toEqual([pointer]);
    });

    it('keeps the number encrypted', async () => {
      await announce();

      expect(JSON.stringify(await bench.knex('call_record').select(bench.knex.raw(`encode(caller_number_enc, 'escape') as number`)))).not.toContain(caller);
    });
  });

  describe('the seat page', () => {
    it('shows a call to the agent it was transferred to, or to all, and from its opening to its agent only', async () => {
      await announce({ agentNumber: colleague.login });
      const own = await newest(colleague);
      expect((await waiting(agent)).map(({ id }) => id)).not.toContain(own);
      expect((await agent.get(`/calls/${own}`)).status).toBe(404);
      expect((await agent.post(`/calls/${own}/opening`)).status).toBe(404);

      const id = await taken();
      expect((await waiting(colleague)).map((call) => call.id)).not.toContain(id);
      for (const [method, path, body] of [['get', ''], ['post', '/drop'], ['put', '/draft', { type: 'complaint', forms: {} }]] as const)
        expect((await colleague.send(method, `/calls/${id}${path}`, body)).status).toBe(404);
      expect((await agent.get(`/calls/${id}`)).body).toMatchObject({ call: { callerNumber: caller, state: 'open' }, agentNumber: agent.login });
    });

    it.each([
      ['a handler', units.hunan, 'handler'],
      ['a seat agent of a city', units.changsha, 'seatAgent'],
      ['an administrator', units.hunan, 'systemAdmin'],
    ] as const)('is not for %s', async (_who, unitId, right) => {
      expect(refusal(await (await bench.person(unitId, right)).get('/calls'))).toEqual([403, 'right-required']);
    });

    it('keeps what was typed in every form, also when the call drops, for calling back', async () => {
      const id = await taken();
      const draft = { type: 'complaint', forms: { complaint: { content: '补助款没有发' }, consultation: { content: '怎么申请' } }, answer: '请等候' };
      expect((await agent.put(`/calls/${id}/draft`, draft)).status).toBe(204);
      expect((await agent.post(`/calls/${id}/drop`)).status).toBe(204);
      expect((await waiting(agent)).find((call) => call.id === id)).toMatchObject({ state: 'dropped' });

      expect(refusal(await agent.post(`/calls/${id}/order`, { type: 'consultation', form: {} }))).toEqual([409, 'call-conflict']);
      expect((await agent.post(`/calls/${id}/opening`)).status).toBe(204);
      expect((await agent.get(`/calls/${id}`)).body).toMatchObject({ draft, call: { state: 'open' } });
      expect(JSON.stringify(await bench.knex('call_record').where({ id }).select(bench.knex.raw(`encode(draft_enc, 'escape') as draft`)))).not.toContain('补助款');
    });

    it('opens a record by hand', async () => {
      const response = await agent.post('/calls', { callerNumber: '0731-84210000' });

      expect(response.status).toBe(201);
      expect((await waiting(agent)).find(({ id }) => id === (response.body as { id: string }).id)).toMatchObject({ state: 'open', callerNumber: '0731-84210000' });
    });
  });

  describe('what becomes of a call', () => {
    it.each([
      ['complaint', aComplaint({ finishBy: '2026-12-31' })],
      ['consultation', aConsultation()],
      ['declaration', aDeclaration()],
    ] as const)('a %s that is submitted skips 初审', async (type, submission) => {
      const id = await taken();
      const response = await agent.post(`/calls/${id}/order`, { type, form: formOf(submission) });

      expect(response.status).toBe(201);
      expect(await orderOf(id)).toMatchObject({ type, source: 'call', docking: 'none', status: 'in_handling', agent_number: agent.login, platform_id: null });
      const { orderId } = response.body as { orderId: string };
      expect(await bench.knex('engine_command').where('order_id', orderId).pluck('name')).toEqual(['call.recorded']);
      expect((await waiting(agent)).map((call) => call.id)).not.toContain(id);
      expect(refusal(await agent.post(`/calls/${id}/order`, { type, form: formOf(submission) }))).toEqual([409, 'call-conflict']);
    });

    it('one that is answered on the spot has ended with its answer', async () => {
      const id = await taken();
      const { orderId } = (await agent.post(`/calls/${id}/answer`, { type: 'consultation', form: formOf(aConsultation()), answer: '由村委会受理，五个工作日答复。' })).body as { orderId: string };

      expect(await orderOf(id)).toMatchObject({ status: 'answered_on_call', ended_at: expect.any(Date) });
      const page = (await (await bench.person(units.hunan, 'handler')).get(`/orders/${orderId}`)).body as { history: { answers: { answer: string }[] } };
      expect(page.history.answers.map(({ answer }) => answer)).toEqual(['由村委会受理，五个工作日答复。']);
    });

    it('one out of scope is not accepted, with the reason and without a filled form', async () => {
      const id = await taken();
      expect((await agent.post(`/calls/${id}/refusal`, { type: 'consultation', reason: '属公积金业务，请拨12329。' })).status).toBe(201);

      expect(await orderOf(id)).toMatchObject({ status: 'not_accepted', region_code: null });
    });

    it('names every wrong field below the form and stores nothing', async () => {
      const id = await taken();
      const response = await agent.post(`/calls/${id}/order`, { type: 'declaration', form: { ...formOf(aDeclaration()), idNumber: '1', risk: '99', callerNumber: caller } });

      expect(refusal(response)).toEqual([422, 'validation-failed']);
      expect((response.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).sort()).toEqual(['/form/callerNumber', '/form/idNumber', '/form/risk']);
      expect(await orderOf(id)).toBeUndefined();
    });

    it('refuses a region that does not exist', async () => {
      const id = await taken();

      expect(refusal(await agent.post(`/calls/${id}/order`, { type: 'consultation', form: { ...formOf(aConsultation()), region: { code: '439999' } } }))).toEqual([422, 'region-unknown']);
    });

    it('shows the earlier orders of the number, but not sealed ones', async () => {
      const first = await taken();
      await agent.post(`/calls/${first}/order`, { type: 'complaint', form: formOf(aComplaint({ finishBy: '2026-12-31' })) });
      const second = await taken();
      const { earlierOrders } = (await agent.get(`/calls/${second}`)).body as { earlierOrders: { type: string; sealed: boolean }[] };

      expect(earlierOrders.length).toBeGreaterThan(0);
      expect(earlierOrders.some(({ sealed }) => sealed)).toBe(false);
    });

    it('can not be handed back to 初审 by the province', async () => {
      const id = await taken();
      const { orderId } = (await agent.post(`/calls/${id}/order`, { type: 'consultation', form: formOf(aConsultation()) })).body as { orderId: string };
      const handler = await bench.person(units.hunan, 'handler');
      const item = await bench.claimed(handler, 'province-intake', orderId, units.hunan);

      expect(refusal(await handler.post(`/work-items/${item.id}/hand-back`, { reason: '不属本单位' }))).toEqual([409, 'order-state-conflict']);
      expect((await handler.get(`/work-items/${item.id}`)).body).toMatchObject({ availableActions: expect.not.arrayContaining(['handBack']) });
    });
  });
});
