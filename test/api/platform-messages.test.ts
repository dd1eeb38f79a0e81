import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messageReceipt } from '../../api/contract/orders.ts';
import { endedStatuses, hasEnded, openStatuses, statusNames, type OrderStatus } from '../../domain/order/status.ts';
import { formatAcceptanceNo } from '../../domain/order/acceptance-number.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { insertPlatform } from '../builders/platform.ts';
import { insertWorkItem } from '../builders/work-item.ts';
import { insertStaff, units } from '../builders/organisation.ts';
import { platformClient } from '../support/api-client.ts';
import { openPlatformApi, type PlatformApi } from '../support/platform-api.ts';

const statuses = [...openStatuses, ...endedStatuses];
const beforeReceipt = openStatuses.filter((status) => status !== 'awaiting_receipt');
const messages = {
  reminders: { body: { text: '请加快办理' }, accepted: beforeReceipt },
  supplements: { body: { text: '同村另有三户' }, accepted: beforeReceipt },
  cancellation: { body: { reason: '问题已解决' }, accepted: beforeReceipt },
  rehandlings: { body: { reason: '仍未到账' }, accepted: ['completed'] },
} as const satisfies Record<string, { body: object; accepted: readonly OrderStatus[] }>;
type Path = keyof typeof messages;
const paths = Object.keys(messages) as Path[];
let serial = 0;

describe('messages of 12345 about an order', () => {
  let api: PlatformApi;
  beforeAll(async () => {
    api = await openPlatformApi();
  }, 60_000);
  afterAll(() => api.close());

  const orderIn = async (status: OrderStatus) => {
    serial += 1;
    const acceptanceNo = formatAcceptanceNo({ year: 2026, provinceCode: '43', sequence: BigInt(serial) });
    const { id } = await acceptOrderOf(api, { status, platformId: api.platform.id, acceptanceNo });
    await api.knex('work_order').where({ id }).update({ handling_unit_id: units.liuyang, review_rounds: 2, finish_by: '2026-11-20' });
    if (hasEnded(status)) await api.knex('work_order').where({ id }).update({ ended_at: api.clock.now(), end_reason: 'test' });
    else await insertWorkItem(api.knex, { orderId: id, kind: 'investigation', unitId: units.liuyang });
    return { id, acceptanceNo };
  };
  const send = (acceptanceNo: string, path: Path, change: object = {}, client = api.client) =>
    client.post(`/api/v1/orders/${acceptanceNo}/${path}`, { messageNo: 'M-1', ...messages[path].body, ...change });
  /** Everything that a message could touch. */
  const traceOf = async (id: string) => ({
    order: await api.knex('work_order').where({ id }).first<Record<string, unknown>>(),
    items: await api.knex('work_item').where('order_id', id),
    commands: await api.knex('engine_command').where('order_id', id),
    deliveries: await api.knex('delivery').where('order_id', id),
    audit: await api.knex('audit_entry').where('order_id', id),
    messages: await api.knex('platform_message').where('order_id', id),
  });
  const settle = async (name: string, value: number) => {
    await api.knex('province_setting').insert({ unit_id: units.hunan, name, value: JSON.stringify(value) });
    return () => api.knex('province_setting').where({ name }).delete();
  };

  describe.each(paths)('%s', (path) => {
    const accepted: readonly OrderStatus[] = messages[path].accepted;

    it.each(accepted)('is taken in %s and answered the same again', async (status) => {
      const { id, acceptanceNo } = await orderIn(status);

      const first = await send(acceptanceNo, path);
      const after = await traceOf(id);
      const again = await send(acceptanceNo, path);

      expect([first.status, again.status]).toEqual([201, 200]);
      expect(messageReceipt.parse(first.body)).toMatchObject({ acceptanceNo, messageNo: 'M-1', receivedAt: '2026-11-23T02:00:00.000Z' });
      expect(again.text).toBe(first.text);
      expect(await traceOf(id)).toEqual(after);
      expect(after.messages).toHaveLength(1);
    });

    it.each(statuses.filter((status) => !accepted.includes(status)))('is refused in %s, naming the state and changing nothing', async (status) => {
      const { id, acceptanceNo } = await orderIn(status);
      const before = await traceOf(id);

      const response = await send(acceptanceNo, path);

      expect([response.status, response.body]).toEqual([409, expect.objectContaining({ code: 'order-state-conflict', detail: expect.stringContaining(statusNames[status]) })]);
      expect(await traceOf(id)).toEqual(before);
    });

    it('is refused with 409 where its number came with other content', async () => {
      const { id, acceptanceNo } = await orderIn(accepted[0] ?? 'completed');
      await send(acceptanceNo, path);
      const before = await traceOf(id);

      const response = await send(acceptanceNo, path, 'text' in messages[path].body ? { text: '另一件事' } : { reason: '另一件事' });

      expect([response.status, (response.body as { code: string }).code]).toEqual([409, 'message-number-conflict']);
      expect(await traceOf(id)).toEqual(before);
    });

    it('is for nobody else’s orders, and for none that are not there', async () => {
      const { id, acceptanceNo } = await orderIn(accepted[0] ?? 'completed');
      const other = await insertPlatform(api.knex, api.cipher, { provinceCode: units.guangdong });
      const before = await traceOf(id);

      const answers = [
        await send(acceptanceNo, path, {}, platformClient(api.app, other.requestKey)),
        await send('2026-43-9999999-9', path),
        await send('no-number', path),
      ];

      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(await traceOf(id)).toEqual(before);
    });

    it('names every wrong field', async () => {
      const { acceptanceNo } = await orderIn(accepted[0] ?? 'completed');

      const response = await send(acceptanceNo, path, { messageNo: '', text: ' ', reason: ' ', extra: 1 });

      expect(response.status).toBe(422);
      expect((response.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/messageNo', '/extra']));
    });

    it('comes once, however often it comes at one instant', async () => {
      const { id, acceptanceNo } = await orderIn(accepted[0] ?? 'completed');

      const answers = await Promise.all(Array.from({ length: 8 }, () => send(acceptanceNo, path)));

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
      expect((await traceOf(id)).messages).toHaveLength(1);
    });
  });

  it('counts reminders, keeps the text sealed and moves no due', async () => {
    const { id, acceptanceNo } = await orderIn('in_handling');
    await send(acceptanceNo, 'reminders');
    await send(acceptanceNo, 'reminders', { messageNo: 'M-2' });

    const { order, audit } = await traceOf(id);
    expect(order).toMatchObject({ reminders: 2, finish_by: '2026-11-20', status: 'in_handling' });
    expect(audit.map((row: { action: string; detail: object }) => [row.action, row.detail])).toEqual([
      ['order.reminded', { messageNo: 'M-1', count: 1 }],
      ['order.reminded', { messageNo: 'M-2', count: 2 }],
    ]);
    expect(JSON.stringify(audit)).not.toContain('请加快办理');
    expect((await api.client.get(`/api/v1/orders/${acceptanceNo}`)).body).toMatchObject({ reminders: 2 });
  });

  it('tells who holds the order, and nobody twice', async () => {
    const { id, acceptanceNo } = await orderIn('in_handling');
    const delegated = { id: randomUUID(), order_id: id, run_no: 1, from_unit_id: units.hunan, to_unit_id: units.changsha, delegated_at: api.clock.now() };
    await api.knex('delegation').insert(delegated);
    const [holder] = [await insertStaff(api.knex, api.cipher, units.changsha, ['handler']), await insertStaff(api.knex, api.cipher, units.liuyang, ['handler'])];
    await send(acceptanceNo, 'reminders');
    await send(acceptanceNo, 'reminders');
    await send(acceptanceNo, 'supplements');

    expect(await api.knex('notice').where('order_id', id).orderBy('created_at').select('user_id', 'kind')).toEqual([
      { user_id: holder.id, kind: 'reminder' },
      { user_id: holder.id, kind: 'supplement' },
    ]);
  });

  it('adds the files of a supplement to the order, or nothing of it', async () => {
    const { id, acceptanceNo } = await orderIn('in_handling');
    const before = await traceOf(id);

    const response = await send(acceptanceNo, 'supplements', { attachments: [randomUUID()] });

    expect([response.status, response.body]).toEqual([422, expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/attachments/0', code: 'unknown-attachment' })] })]);
    expect(await traceOf(id)).toEqual(before);
  });

  it('ends a cancelled order with all that was open of it', async () => {
    const { id, acceptanceNo } = await orderIn('under_report_review');
    const response = await send(acceptanceNo, 'cancellation');

    const { order, items, commands } = await traceOf(id);
    expect(response.body).toMatchObject({ status: 'cancelled' });
    expect(order).toMatchObject({ status: 'cancelled', end_reason: 'order.cancelled', ended_at: api.clock.now() });
    expect(items).toEqual([expect.objectContaining({ state: 'closed' })]);
    expect(commands).toEqual([expect.objectContaining({ name: 'order.ended' })]);
  });

  it('begins the next round of a completed order at the province', async () => {
    const { id, acceptanceNo } = await orderIn('completed');
    const response = await send(acceptanceNo, 'rehandlings', { finishBy: '2026-12-15' });

    const { order, commands } = await traceOf(id);
    expect(response.body).toMatchObject({ status: 'in_handling', round: 2 });
    expect(order).toMatchObject({
      acceptance_no: acceptanceNo, run_no: 2, status: 'in_handling', handling_unit_id: null, review_rounds: 0, finish_by: '2026-12-15', ended_at: null, end_reason: null,
    });
    expect(commands).toEqual([
      expect.objectContaining({ name: 'order.accepted', run_no: 2, payload: expect.objectContaining({ messageId: `${id}:2`, correlationKey: `${id}:2`, variables: expect.objectContaining({ runNo: 2, runKey: `${id}:2` }) }) }),
    ]);
  });

  it('refuses 重办 when its window is over, when the rounds are used up, and for a day that is over', async () => {
    const [late, third, past] = [await orderIn('completed'), await orderIn('completed'), await orderIn('completed')];
    await api.knex('work_order').where('id', late.id).update({ ended_at: new Date('2026-10-24T01:59:59Z') });
    await api.knex('work_order').where('id', third.id).update({ run_no: 3 });
    const codeOf = async ({ acceptanceNo }: { acceptanceNo: string }, change = {}) => ((await send(acceptanceNo, 'rehandlings', change)).body as { code?: string }).code;

    expect([await codeOf(late), await codeOf(third), await codeOf(past, { finishBy: '2026-11-22' })]).toEqual(['rehandling-limit-reached', 'rehandling-limit-reached', 'validation-failed']);

    const restore = [await settle('rehandlingWindowDays', 31), await settle('maxRounds', 4)];
    expect([await codeOf(late), await codeOf(third)]).toEqual([undefined, undefined]);
    for (const back of restore) await back();
  });

  it('lets what commits first win: of a cancellation and a reminder at one instant none gets lost', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id, acceptanceNo } = await orderIn('in_handling');
      const [cancelled, reminded] = await Promise.all([send(acceptanceNo, 'cancellation'), send(acceptanceNo, 'reminders')]);

      expect(cancelled.status).toBe(201);
      const { order, messages: taken } = await traceOf(id);
      expect(order).toMatchObject({ status: 'cancelled', reminders: reminded.status === 201 ? 1 : 0 });
      expect(taken).toHaveLength(reminded.status === 201 ? 2 : 1);
      if (reminded.status !== 201) expect(reminded.body).toMatchObject({ code: 'order-state-conflict', detail: expect.stringContaining('已撤单') });
    }
  });
});

describe('a platform that asks for every change of state', () => {
  it('is told of it in the same transaction, and others are not (P8.1)', async () => {
    const api = await openPlatformApi();
    const order = async () => {
      serial += 1;
      const acceptanceNo = formatAcceptanceNo({ year: 2026, provinceCode: '43', sequence: BigInt(serial) });
      const { id } = await acceptOrderOf(api, { status: 'in_handling', platformId: api.platform.id, acceptanceNo });
      await api.client.post(`/api/v1/orders/${acceptanceNo}/cancellation`, { messageNo: 'M-1', reason: '撤回' });
      return api.knex('delivery').where('order_id', id).pluck('kind');
    };

    const silent = await order();
    await api.knex('platform').update({ sends_status_changed: true });

    expect([silent, await order()]).toEqual([[], ['statusChanged']]);
    await api.close();
  }, 60_000);
});
