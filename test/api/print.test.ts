import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptOrderOf, person as citizen } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';
import { orderInLiuyang } from '../support/workbench-story.ts';

describe('printing an order', () => {
  let bench: Workbench;
  let handler: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    handler = await bench.person(units.hunan, 'handler');
  });
  afterAll(() => bench.close());
  const auditOf = (orderId: string, action = 'order.printed') =>
    bench.knex('audit_entry').where({ order_id: orderId, action }).select<{ actor_id: string; detail: object }[]>('actor_id', 'detail');

  it('is audited and opens nothing personal by itself', async () => {
    const { id } = await acceptOrderOf(bench);

    const response = await handler.post(`/orders/${id}/prints`, {});

    expect([response.status, response.body]).toEqual([200, { printedAt: bench.clock.now().toISOString(), personal: [] }]);
    expect(await auditOf(id)).toEqual([{ actor_id: handler.id, detail: {} }]);
  });

  it('takes personal fields along for a reason, which is audited, the values not', async () => {
    const { id } = await acceptOrderOf(bench);

    const response = await handler.post(`/orders/${id}/prints`, { fields: ['personName', 'phone', 'phone'], reason: '入户核查携带' });

    expect((response.body as { personal: object[] }).personal).toEqual([{ field: 'personName', value: citizen.personName }, { field: 'phone', value: citizen.phone }]);
    expect(await auditOf(id)).toEqual([{ actor_id: handler.id, detail: { fields: ['personName', 'phone'] } }]);
    expect(JSON.stringify(await bench.knex('audit_entry').where('order_id', id))).not.toContain(citizen.phone);
  });

  it.each([
    ['personal fields without a reason', { fields: ['phone'], reason: ' ' }, [422, 'reveal-reason-required']],
    ['an unknown field', { fields: ['password'], reason: '核查' }, [422, 'validation-failed']],
    ['a 督办单 that the order has not', { supervisionId: randomUUID() }, [404, 'not-found']],
  ] as const)('refuses %s, and nothing is audited', async (_what, body, expected) => {
    const { id } = await acceptOrderOf(bench);

    expect(refusal(await handler.post(`/orders/${id}/prints`, body))).toEqual(expected);
    expect(await auditOf(id)).toEqual([]);
  });

  it('keeps sealed what is sealed, whoever prints', async () => {
    const { id } = await acceptOrderOf(bench, { confidential: true });
    const unsealer = await bench.person(units.hunan, ['handler', 'unseal']);

    expect(refusal(await unsealer.post(`/orders/${id}/prints`, { fields: ['phone'], reason: '核查' }))).toEqual([403, 'right-required']);
    expect((await unsealer.post(`/orders/${id}/prints`, { fields: ['detailedAddress'], reason: '核查' })).status).toBe(200);
    expect((await unsealer.post(`/orders/${id}/prints`, {})).status).toBe(200);
  });

  it('of a 督办单 is audited as such', async () => {
    const { id } = await orderInLiuyang(bench);
    const supervisor = await bench.person(units.changsha, 'supervisor');
    await supervisor.post(`/orders/${id}/supervisions`, { demand: '请加快办理。', replyBy: '2026-11-27' });
    const { supervisions } = (await supervisor.get(`/orders/${id}/supervisions`)).body as { supervisions: { id: string }[] };

    const response = await supervisor.post(`/orders/${id}/prints`, { supervisionId: supervisions[0]?.id });

    expect(response.status).toBe(200);
    expect(await auditOf(id, 'supervision.printed')).toEqual([{ actor_id: supervisor.id, detail: { supervisionId: supervisions[0]?.id } }]);
  });
});
