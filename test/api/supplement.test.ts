import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callbackMessages } from '../../domain/feedback/schema.ts';
import { formatAcceptanceNo } from '../../domain/order/acceptance-number.ts';
import { checkReply } from '../../domain/supplement/check-reply.ts';
import { recordReply } from '../../domain/supplement/record-reply.ts';
import { sendRequest } from '../../domain/supplement/send-request.ts';
import { envelopePlace } from '../../infra/postgres/delivery-row.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform, type TestPlatform } from '../builders/platform.ts';
import { platformClient } from '../support/api-client.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';
import { platformSideOf } from '../support/platform-api.ts';

let serial = 900_000;

describe('asking 12345 for a supplement (P3.1)', () => {
  let bench: Workbench;
  let platform: TestPlatform;
  let reviewer: Person;
  let client: ReturnType<typeof platformClient>;
  beforeAll(async () => {
    bench = await openWorkbench();
    platform = await insertPlatform(bench.knex, bench.cipher);
    reviewer = await bench.person(units.hunan, 'reviewer');
    client = platformClient(platformSideOf(bench), platform.requestKey);
  });
  afterAll(() => bench.close());

  const asked = async () => {
    serial += 1;
    const acceptanceNo = formatAcceptanceNo({ year: 2026, provinceCode: '43', sequence: BigInt(serial) });
    const order = await acceptOrderOf(bench, { platformId: platform.id, acceptanceNo });
    const item = await bench.claimed(reviewer, 'initial-review', order.id, units.hunan);
    const response = await reviewer.post(`/work-items/${item.id}/supplement-request`, { reason: '请补充被投诉单位名称' });
    const request = await bench.knex('supplement_request').where('order_id', order.id).first<{ id: string; request_no: string; remind_at: Date; reply_by: Date }>();
    return { ...order, response, request, waiting: { engineId: randomUUID(), jobKey: String(serial) } };
  };
  const stateOf = async (orderId: string) => [
    (await bench.knex('work_order').where('id', orderId).first<{ status: string }>('status')).status,
    (await bench.knex('supplement_request').where('order_id', orderId).first<{ state: string }>('state')).state,
  ];
  const reply = (acceptanceNo: string, change: object = {}) => client.post(`/api/v1/orders/${acceptanceNo}/supplements`, { messageNo: 'BC-1', text: '某某村委会', ...change });
  const at = (time: Date, act: () => Promise<unknown>) => {
    const before = bench.clock.now().toISOString();
    bench.clock.set(time.toISOString());
    return act().finally(() => bench.clock.set(before));
  };

  it('lets the order wait, with what the diagram needs and nothing of the text', async () => {
    const { id, acceptanceNo, response, request } = await asked();

    expect(response.status).toBe(204);
    expect(await stateOf(id)).toEqual(['awaiting_supplement', 'open']);
    expect(request.request_no).toBe(`${acceptanceNo}-B1`);
    const { payload } = await bench.knex('engine_command').where('order_id', id).first<{ payload: object }>('payload');
    expect(payload).toMatchObject({ variables: { outcome: 'supplementAsked', supplementRequestId: request.id, supplementCheckAt: request.remind_at.toISOString() } });
    expect(JSON.stringify([payload, await bench.knex('supplement_request').select('*')])).not.toContain('被投诉单位名称');
    expect((await reviewer.get(`/orders/${id}`)).body).toMatchObject({ history: { supplements: [{ requestNo: request.request_no, state: 'open', reason: '请补充被投诉单位名称' }] } });
  });

  it('is not for orders that no 12345 sent', async () => {
    const order = await acceptOrderOf(bench);
    const item = await bench.claimed(reviewer, 'initial-review', order.id, units.hunan);

    expect(refusal(await reviewer.post(`/work-items/${item.id}/supplement-request`, { reason: '缺材料' }))).toEqual([409, 'not-from-platform']);
  });

  it('sends the request once as its contract says, and again only when it died', async () => {
    const { id, request, waiting } = await asked();
    const send = () => sendRequest(bench, { orderId: id, supplementRequestId: request.id, waiting });

    expect([await send(), await send()]).toEqual(['underWay', 'underWay']);
    const [delivery, ...more] = await bench.knex('delivery').where('order_id', id).select<{ id: string; envelope_enc: Buffer }[]>('id', 'envelope_enc');
    expect([more, delivery && callbackMessages.supplementRequested.parse(JSON.parse(bench.cipher.open(delivery.envelope_enc, envelopePlace(delivery.id)))).data]).toEqual([
      [],
      { requestNo: request.request_no, reason: '请补充被投诉单位名称', replyBy: request.reply_by.toISOString() },
    ]);
    await bench.knex('delivery').where('order_id', id).update({ state: 'dead' });
    expect(await send()).toBe('underWay');
    expect(await bench.knex('delivery').where('order_id', id).pluck('state')).toEqual(['pending']);
    await bench.knex('delivery').where('order_id', id).update({ state: 'delivered' });
    expect(await send()).toBe('settled');
  });

  it.each([['naming the request', true], ['without its number', false]])('goes back to 初审 with the reply, %s', async (_how, named) => {
    const { id, acceptanceNo, request, waiting } = await asked();

    const response = await reply(acceptanceNo, named ? { requestNo: request.request_no } : {});

    expect([response.status, response.body]).toEqual([201, expect.objectContaining({ status: 'pending_review' })]);
    expect(await stateOf(id)).toEqual(['pending_review', 'answered']);
    const command = await bench.knex('engine_command').where({ order_id: id, name: 'supplement.received' }).first<{ id: string; payload: object }>('id', 'payload');
    expect(command.payload).toMatchObject({ correlationKey: request.id });
    expect(await sendRequest(bench, { orderId: id, supplementRequestId: request.id, waiting })).toBe('settled');
    expect(await recordReply(bench, { orderId: id, commandId: command.id })).toBe('recorded');
    expect(await bench.knex('engine_command').where({ id: command.id }).first('state')).toEqual({ state: 'consumed' });
  });

  it('takes facts at any time, and knows only requests that there were', async () => {
    const { id, acceptanceNo, request } = await asked();
    await at(request.reply_by, () => checkReply(bench, { orderId: id, supplementRequestId: request.id }));

    expect((await reply(acceptanceNo, { requestNo: request.request_no })).body).toMatchObject({ status: 'pending_review' });
    expect((await reply(acceptanceNo, { messageNo: 'BC-2', requestNo: 'none' })).status).toBe(404);
    expect(await bench.knex('engine_command').where({ order_id: id, name: 'supplement.received' })).toEqual([]);
    expect(await bench.knex('audit_entry').where({ order_id: id, action: 'order.supplemented' })).toHaveLength(1);
  });

  it('reminds once and gives up in time, comparing the timer with the request', async () => {
    const { id, request } = await asked();
    const check = () => checkReply(bench, { orderId: id, supplementRequestId: request.id });

    expect(await check()).toEqual({ supplementState: 'waiting', nextCheckAt: request.remind_at.toISOString() });
    expect(await at(request.remind_at, check)).toEqual({ supplementState: 'waiting', nextCheckAt: request.reply_by.toISOString() });
    expect(await at(request.remind_at, check)).toEqual({ supplementState: 'waiting', nextCheckAt: request.reply_by.toISOString() });
    expect(await bench.knex('delivery').where('order_id', id).pluck('kind')).toEqual(['supplementRequested']);
    expect(await at(request.reply_by, check)).toEqual({ supplementState: 'timedOut', nextCheckAt: null });
    expect(await at(request.reply_by, check)).toEqual({ supplementState: 'timedOut', nextCheckAt: null });
    expect(await stateOf(id)).toEqual(['pending_review', 'timed_out']);
  });

  it('leaves a reply that came as the timer fired as it is, and its message awaited by nobody', async () => {
    const { id, acceptanceNo, request } = await asked();
    await reply(acceptanceNo);

    expect(await at(request.reply_by, () => checkReply(bench, { orderId: id, supplementRequestId: request.id }))).toEqual({ supplementState: 'answered', nextCheckAt: null });
    expect(await bench.knex('engine_command').where({ order_id: id, name: 'supplement.received' }).pluck('state')).toEqual(['consumed']);
  });

  it('is void with the order’s end', async () => {
    const { id, acceptanceNo, request, waiting } = await asked();
    await client.post(`/api/v1/orders/${acceptanceNo}/cancellation`, { messageNo: 'CD-1', reason: '撤回' });

    expect(await stateOf(id)).toEqual(['cancelled', 'voided']);
    expect(await sendRequest(bench, { orderId: id, supplementRequestId: request.id, waiting })).toBe('orderEnded');
    expect(await checkReply(bench, { orderId: id, supplementRequestId: request.id })).toBeUndefined();
  });
});
