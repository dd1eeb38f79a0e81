import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordFailedAttempt } from '../../domain/delivery/record-failed-attempt.ts';
import { recordReceipt } from '../../domain/delivery/record-receipt.ts';
import { rightList, type Right } from '../../domain/user/right.ts';
import { signWebhook } from '../../infra/crypto/webhook-signature.ts';
import { acceptOrderOf, person } from '../builders/accepted-order.ts';
import { insertDelivery } from '../builders/delivery.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform, type TestPlatform } from '../builders/platform.ts';
import { testEngineId } from '../builders/work-item.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Lines = { deliveries: { id: string; acceptanceNo: string }[] };
const idsOf = ({ body }: { body: unknown }) => (body as Lines).deliveries.map(({ id }) => id);

describe('delivery console', () => {
  let bench: Workbench;
  let platform: TestPlatform;
  let operator: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    platform = await insertPlatform(bench.knex, bench.cipher);
    operator = await bench.person(units.hunan, 'operator');
  });
  afterAll(() => bench.close());
  const orderHere = () => acceptOrderOf(bench, { platformId: platform.id });
  const stateOf = async (id: string) => (await bench.knex('delivery').where({ id }).select<{ state: string; attempts: number; replays: number }[]>('state', 'attempts', 'replays'))[0];
  const commandsOf = (orderId: string) => bench.knex('engine_command').where('order_id', orderId).pluck('kind');

  it('lists callbacks of the own province by state, kind and number, newest first', async () => {
    const order = await orderHere();
    const first = await insertDelivery(bench, { orderId: order.id, platformId: platform.id, state: 'dead' });
    const second = await insertDelivery(bench, { orderId: order.id, platformId: platform.id, sequence: 2, kind: 'result', createdAt: new Date('2026-11-23T02:30:00Z') });
    const stranger = await bench.person(units.guangdong, 'operator');
    const national = await bench.person(units.national, 'operator');
    const query = `/deliveries?orderNo=${order.acceptanceNo}`;

    expect(idsOf(await operator.get(query))).toEqual([second.id, first.id]);
    expect(idsOf(await operator.get(`${query}&state=dead`))).toEqual([first.id]);
    expect(idsOf(await operator.get(`${query}&kind=result&platformId=${platform.id}`))).toEqual([second.id]);
    expect(idsOf(await stranger.get(query))).toEqual([]);
    expect(idsOf(await national.get(query))).toEqual([second.id, first.id]);
    expect(refusal(await stranger.get(`/deliveries/${first.id}`))).toEqual([404, 'not-found']);
  });

  it('goes through a long list page by page', async () => {
    const order = await orderHere();
    const made: string[] = [];
    for (let sequence = 1; sequence <= 5; sequence += 1)
      made.unshift((await insertDelivery(bench, { orderId: order.id, platformId: platform.id, sequence, createdAt: new Date(Date.UTC(2026, 10, 22, sequence)) })).id);
    const read = async (after: string | null): Promise<string[]> => {
      const answer = await operator.get(`/deliveries?orderNo=${order.acceptanceNo}&limit=2${after === null ? '' : `&after=${after}`}`);
      const { next } = answer.body as { next: string | null };
      return [...idsOf(answer), ...(next === null ? [] : await read(next))];
    };

    expect(await read(null)).toEqual(made);
  });

  it('shows content without anything personal, and every attempt', async () => {
    const order = await orderHere();
    const data = { orderType: 'consultation', answer: { answer: `请联系${person.personName}`, answeredBy: '李明', answeredAt: '2026-03-04T15:00:00+08:00' } };
    const { id, sha256 } = await insertDelivery(bench, { orderId: order.id, platformId: platform.id, kind: 'result', data });
    await bench.knex('delivery_attempt').insert({ delivery_id: id, attempted_at: bench.clock.now(), outcome: 'httpError', http_status: 500, duration_ms: 12 });

    const { body, text } = (await operator.get(`/deliveries/${id}`)) as { body: unknown; text: string };

    expect(body).toMatchObject({ payloadSha256: sha256, attempts: [{ outcome: 'httpError', httpStatus: 500, replay: false }], payload: { acceptanceNo: order.acceptanceNo } });
    expect(text).not.toContain(person.personName);
    expect(text).not.toContain('李明');
  });

  it('replays one or many with a reason, audited; what is out of scope is left alone', async () => {
    const order = await orderHere();
    const [dead, sent] = [
      await insertDelivery(bench, { orderId: order.id, platformId: platform.id, state: 'dead' }),
      await insertDelivery(bench, { orderId: order.id, platformId: platform.id, sequence: 2, state: 'delivered' }),
    ];
    const elsewhere = await insertPlatform(bench.knex, bench.cipher, { provinceCode: units.guangdong });
    const foreign = await acceptOrderOf(bench, { provinceCode: units.guangdong, platformId: elsewhere.id });
    const theirs = await insertDelivery(bench, { orderId: foreign.id, platformId: elsewhere.id, state: 'dead' });

    const answer = await operator.post('/deliveries/replays', { deliveryIds: [dead.id, sent.id, theirs.id, randomUUID()], reason: '对方接口已恢复' });

    expect((answer.body as { results: { outcome: string }[] }).results.map(({ outcome }) => outcome)).toEqual(['queued', 'queued', 'not-found', 'not-found']);
    expect(await stateOf(dead.id)).toEqual({ state: 'pending', attempts: 0, replays: 1 });
    expect(await stateOf(sent.id)).toMatchObject({ state: 'pending', replays: 1 });
    expect(await stateOf(theirs.id)).toMatchObject({ state: 'dead', replays: 0 });
    const audited = (await bench.knex('audit_entry').where({ order_id: order.id, action: 'delivery.replayed' }).orderBy('id')) as { detail: object; text_enc: Buffer | null }[];
    expect(audited.map(({ detail }) => detail)).toMatchObject([{ fromState: 'dead' }, { fromState: 'delivered' }]);
    expect(audited[0]?.text_enc).toBeInstanceOf(Buffer);
    expect((await operator.post('/deliveries/replays', { deliveryIds: [dead.id], reason: ' ' })).status).toBe(422);
  });

  it('a replay of what was acknowledged before moves nothing and completes no job a second time', async () => {
    const order = await orderHere();
    const waiting = { engineId: testEngineId, jobKey: '4503599627370497' };
    const { id } = await insertDelivery(bench, { orderId: order.id, platformId: platform.id, kind: 'result', waiting });
    const receipt = { orderId: order.id, deliveryId: id, attempt: { outcome: 'delivered', httpStatus: 200, durationMs: 3 } } as const;
    await recordReceipt(bench, receipt);
    await operator.post('/deliveries/replays', { deliveryIds: [id], reason: '对方遗失' });
    await recordReceipt(bench, receipt);
    await operator.post('/deliveries/replays', { deliveryIds: [id], reason: '对方再次遗失' });
    await recordFailedAttempt(bench, { ...receipt, attempt: { outcome: 'timeout', durationMs: 3 }, nextAttemptAt: undefined });

    expect(await commandsOf(order.id)).toEqual(['completeJob']);
    expect(await bench.knex('delivery_attempt').where('delivery_id', id).orderBy('id').pluck('replay')).toEqual([false, true, true]);
    expect(await stateOf(id)).toMatchObject({ state: 'dead', replays: 2 });
  });

  it('a dead callback raises an alarm, holds nobody else back, and is over when it got through', async () => {
    const order = await orderHere();
    const { id } = await insertDelivery(bench, { orderId: order.id, platformId: platform.id });
    const attempt = { orderId: order.id, deliveryId: id, attempt: { outcome: 'timeout', durationMs: 3 }, nextAttemptAt: undefined } as const;
    const openAlarms = async () =>
      ((await operator.get('/alarms?open=true')).body as { alarms: { id: string; orderId: string; action: string }[] }).alarms.filter(({ orderId }) => orderId === order.id);
    const count = async () => ((await operator.get('/deliveries/summary')).body as { openAlarms: number }).openAlarms;
    const before = await count();
    await recordFailedAttempt(bench, attempt);
    expect((await openAlarms()).map(({ action }) => action)).toEqual(['delivery.died']);
    expect(await count()).toBe(before + 1);

    await operator.post('/deliveries/replays', { deliveryIds: [id], reason: '对方已恢复' });
    await recordReceipt(bench, { ...attempt, attempt: { outcome: 'delivered', durationMs: 3 } });

    expect(await openAlarms()).toEqual([]);
    expect(await count()).toBe(before);
  });

  it('an alarm that was seen to is no longer counted; strangers do not find it', async () => {
    const order = await orderHere();
    const [{ id: alarmId }] = (await bench
      .knex('audit_entry')
      .insert({ occurred_at: bench.clock.now(), actor_kind: 'system', actor_id: 'reconciler', order_id: order.id, run_no: 1, action: 'order.instanceMissing', detail: { subject: '1' } })
      .returning('id')) as [{ id: string }];
    const stranger = await bench.person(units.guangdong, 'operator');
    const path = `/alarms/${alarmId}/acknowledgement`;

    expect(refusal(await stranger.post(path, { note: '已处理' }))).toEqual([404, 'not-found']);
    expect((await operator.post(path, { note: '按手册恢复' })).status).toBe(204);
    expect((await operator.post(path, { note: '再次登记' })).status).toBe(204);

    const all = ((await operator.get('/alarms')).body as { alarms: { id: string; acknowledgedBy: string | null }[] }).alarms;
    expect(all.find(({ id }) => id === alarmId)).toMatchObject({ acknowledgedBy: '李四' });
    expect(((await operator.get('/alarms?open=true')).body as { alarms: { id: string }[] }).alarms.map(({ id }) => id)).not.toContain(alarmId);
    expect(refusal(await operator.post('/alarms/999999999/acknowledgement', { note: 'x' }))).toEqual([404, 'not-found']);
  });

  it('explains the signature of a callback without telling a secret', async () => {
    const order = await orderHere();
    const { id, envelope, sha256 } = await insertDelivery(bench, { orderId: order.id, platformId: platform.id });
    const signed = signWebhook({ id, body: envelope, signedAt: new Date() }, [{ algorithm: 'HMAC-SHA256', secret: platform.callbackSecret }]);
    const check = { webhookId: id, timestamp: signed['webhook-timestamp'], signature: signed['webhook-signature'], bodySha256: sha256 };
    const ask = async (change: object) => {
      const answer = await operator.post('/signature-checks/callback', { ...check, ...change });
      expect(answer.text).not.toContain(platform.callbackSecret.slice(6));
      return (answer.body as { verdict: string }).verdict;
    };

    expect(await ask({})).toBe('valid');
    expect(await ask({ bodySha256: '0'.repeat(64) })).toBe('bodyDiffers');
    expect(await ask({ signature: 'v1,AAAA' })).toBe('signatureDiffers');
    expect(await ask({ timestamp: '1700000000' })).toBe('signatureDiffers');
    expect(await ask({ webhookId: randomUUID() })).toBe('unknownMessage');
    await bench.knex('platform_key').where('key_id', `${platform.requestKey.keyId}-callback`).update({ valid_until: new Date(Date.now() - 1000) });
    expect(await ask({})).toBe('keyNotInForce');
    await bench.knex('platform_key').where('key_id', `${platform.requestKey.keyId}-callback`).update({ valid_until: null });
  });

  it('explains the signature of a request', async () => {
    const { keyId, secret } = platform.requestKey;
    const parts = { algorithm: 'HMAC-SHA256', method: 'POST', target: '/api/v1/orders/complaints', timestamp: String(Math.floor(Date.now() / 1000)), nonce: 'n'.repeat(20), bodyDigest: 'a'.repeat(64) };
    const signed = (over: typeof parts) =>
      createHmac('sha256', secret).update([over.algorithm, over.method, over.target, over.timestamp, over.nonce, over.bodyDigest].join('\n')).digest('hex');
    const ask = async (change: object, signature = signed(parts)) =>
      (await operator.post('/signature-checks/request', { ...parts, keyId, signature, ...change })).body as { verdict: string; signedText: string };

    const good = await ask({});
    expect(good).toMatchObject({ verdict: 'valid', signedText: Object.values(parts).join('\n') });
    expect((await ask({ target: '/api/v1/orders/complaints?x=1' })).verdict).toBe('signatureDiffers');
    expect((await ask({ keyId: 'nobody' })).verdict).toBe('unknownKey');
    expect((await ask({ algorithm: 'HMAC-SM3' })).verdict).toBe('algorithmDiffers');
    const old = { ...parts, timestamp: '1700000000' };
    expect((await ask(old, signed(old))).verdict).toBe('tooOld');
    const stranger = await bench.person(units.guangdong, 'operator');
    expect((await stranger.post('/signature-checks/request', { ...parts, keyId, signature: signed(parts) })).body).toMatchObject({ verdict: 'unknownKey' });
  });

  it.each(rightList.filter((right) => right !== 'operator'))('is closed to whoever is %s', async (right: Right) => {
    const other = await bench.person(units.hunan, right);
    const id = randomUUID();
    const answers = [
      await other.get('/deliveries'), await other.get('/deliveries/summary'), await other.get(`/deliveries/${id}`), await other.get('/alarms'),
      await other.post('/deliveries/replays', { deliveryIds: [id], reason: 'x' }), await other.post('/alarms/1/acknowledgement', { note: 'x' }),
      await other.post('/signature-checks/callback', { webhookId: id, timestamp: '1', signature: 'x' }),
    ]; // prettier-ignore

    expect(answers.map(refusal)).toEqual(answers.map(() => [403, 'right-required']));
    expect(((await other.get('/session')).body as { pages: string[] }).pages).not.toContain('console');
  });

  it('shows how the own platforms are set up and which keys are in force, to read only and without a secret', async () => {
    const elsewhere = await bench.person(units.guangdong, 'operator');
    const listed = await operator.get('/admin/platforms');
    const keys = await operator.get(`/admin/platforms/${platform.id}/keys`);

    const { platforms, actions } = listed.body as { platforms: { id: string; requestKeys: number; callbackKeys: number }[]; actions: string[] };
    expect(platforms.find(({ id }) => id === platform.id)).toMatchObject({ requestKeys: 1, callbackKeys: 1 });
    expect(actions).toEqual([]);
    expect((keys.body as { keys: { purpose: string }[] }).keys.map(({ purpose }) => purpose).toSorted()).toEqual(['callback', 'request']);
    expect(keys.text).not.toContain(platform.requestKey.secret);
    expect(refusal(await operator.post(`/admin/platforms/${platform.id}/keys`, { purpose: 'request', algorithm: 'HMAC-SHA256', overlapHours: 24 }))).toEqual([403, 'right-required']);
    expect(refusal(await elsewhere.get(`/admin/platforms/${platform.id}/keys`))).toEqual([404, 'not-found']);
  });

  it('is closed to operators below the province', async () => {
    const county = await bench.person(units.liuyang, 'operator');

    expect(refusal(await county.get('/deliveries'))).toEqual([403, 'right-required']);
  });
});
