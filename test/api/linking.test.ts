import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordSettlement } from '../../domain/linking/record-settlement.ts';
import type { OrderResult } from '../../domain/feedback/result.ts';
import { assessResult } from '../../domain/quality-gate/assess-result.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform, type TestPlatform } from '../builders/platform.ts';
import { platformClient } from '../support/api-client.ts';
import { approveMain, link, newCaller, twoOrders } from '../support/linked-orders.ts';
import { platformSideOf } from '../support/platform-api.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Page = { links: { mains: object[]; followers: object[] }; history: { timeline: { action: string; text: string | null; detail: object }[] }; availableActions: string[] };

describe('并单: an order follows a main one (P1.7)', () => {
  let bench: Workbench;
  let platform: TestPlatform;
  let reviewer: Person;
  let handler: Person;
  let client: ReturnType<typeof platformClient>;
  beforeAll(async () => {
    bench = await openWorkbench();
    platform = await insertPlatform(bench.knex, bench.cipher);
    reviewer = await bench.person(units.hunan, 'reviewer');
    handler = await bench.person(units.hunan, 'handler');
    client = platformClient(platformSideOf(bench), platform.requestKey);
  });
  afterAll(() => bench.close());

  const pair = (change: Parameters<typeof twoOrders>[2] = {}) => twoOrders(bench, platform.id, change);
  const linked = async (change: Parameters<typeof twoOrders>[2] = {}) => {
    const both = await pair(change);
    const response = await link(bench, reviewer, both.order, both.main);
    if (response.status !== 204) throw new Error(response.text);
    return both;
  };
  const stateOf = ({ id }: { id: string }) => bench.knex('work_order').where('id', id).first<{ status: string; flags: string[] }>('status', 'flags');
  const linkOf = (order: { id: string }) => bench.knex('order_link').where('order_id', order.id).first<{ id: string; state: string; main_run_no: number | null }>('id', 'state', 'main_run_no');
  const settledBy = (order: { id: string }) => bench.knex('engine_command').where({ order_id: order.id, name: 'linking.settled' }).select<{ id: string; payload: { correlationKey: string } }[]>('id', 'payload');
  const pageOf = async (who: Person, { id }: { id: string }) => (await who.get(`/orders/${id}`)).body as Page;
  const unlink = (order: { id: string }, who = reviewer) => who.post(`/orders/${order.id}/unlinking`, { reason: '并非同一笔款项。' });
  const end = ({ acceptanceNo }: { acceptanceNo: string }) => client.post(`/api/v1/orders/${acceptanceNo}/cancellation`, { messageNo: `CD-${acceptanceNo}`, reason: '来电人撤回' });
  const assembled = ({ id }: { id: string }): Promise<OrderResult> =>
    bench.inTransaction(async ({ orders, results }) => {
      const order = await orders.lock(id);
      if (!order) throw new Error('no order');
      return results.assemble(order);
    });
  const informed = async (order: { id: string }, summary = '已电话告知本件当事人。') => {
    const item = await bench.claimed(handler, 'informing', order.id, units.hunan);
    await handler.post(`/work-items/${item.id}/informing-attempts`, { informedParty: 'reporter', method: 'phone', reached: true, informedAt: bench.clock.now().toISOString(), summary });
    return handler.post(`/work-items/${item.id}/informing`, {});
  };

  it('waits for the main order, with the reason on both pages and time lines and nothing of it in the engine', async () => {
    const { main, order } = await linked();

    expect(await stateOf(order)).toEqual({ status: 'in_handling', flags: ['linked'] });
    const { id, state } = await linkOf(order);
    expect(state).toBe('following');
    const { payload } = await bench.knex('engine_command').where({ order_id: order.id, name: 'initial-review' }).first<{ payload: object }>('payload');
    expect(payload).toMatchObject({ variables: { outcome: 'linked', linkId: id } });
    expect(JSON.stringify([payload, await bench.knex('order_link').select('*')])).not.toContain('补助款');
    const [own, mains] = [await pageOf(reviewer, order), await pageOf(reviewer, main)];
    const shown = { state: 'following', reason: '同一人反映同一笔补助款。' };
    expect(own.links).toEqual({ mains: [expect.objectContaining({ ...shown, other: { id: main.id, acceptanceNo: main.acceptanceNo, status: 'in_handling' } })], followers: [] });
    expect(mains.links).toEqual({ mains: [], followers: [expect.objectContaining({ ...shown, other: expect.objectContaining({ acceptanceNo: order.acceptanceNo }) })] });
    for (const [page, action] of [[own, 'linking.linked'], [mains, 'linking.followerLinked']] as const) expect(page.history.timeline).toContainEqual(expect.objectContaining({ action, text: '同一人反映同一笔补助款。' }));
    expect(own.availableActions).toContain('unlinkOrder');
    expect(mains.availableActions).not.toContain('unlinkOrder');
  });

  it('says nothing of the other order below the province, and no mark of ours to 12345', async () => {
    const { main, order } = await linked();
    const page = await pageOf(await bench.person(units.liuyang, 'handler'), main);

    expect(page.links).toEqual({ mains: [], followers: [] });
    expect(page.history.timeline).toContainEqual(expect.objectContaining({ action: 'linking.followerLinked', text: null, detail: {} }));
    expect(JSON.stringify(page)).not.toContain(order.acceptanceNo);
    expect((await client.get(`/api/v1/orders/${order.acceptanceNo}`)).body).toMatchObject({ status: 'in_handling', flags: [] });
  });

  it.each<[string, () => Promise<{ order: { id: string; acceptanceNo: string }; main: { id: string; acceptanceNo: string } }>, [number, string]]>([
    ['an order of another type', () => pair({ main: { type: 'consultation' } }), [422, 'validation-failed']],
    ['an order of another matter', () => pair({ main: { problemCategory: 9 } }), [422, 'validation-failed']],
    ['an order of another province', () => pair({ main: { provinceCode: units.guangdong } }), [422, 'validation-failed']],
    ['an order that ended without a result', () => pair({ main: { status: 'withdrawn' } }), [409, 'main-order-refused']],
    ['itself', async () => pair().then(({ order }) => ({ order, main: order })), [422, 'validation-failed']],
    ['an order that nobody at 12345 waits for', () => pair({ order: { platformId: null } }), [409, 'not-from-platform']],
  ])('refuses %s', async (_what, make, expected) => {
    const { order, main } = await make();

    expect(refusal(await link(bench, reviewer, order, main))).toEqual(expected);
    expect([(await stateOf(order)).status, await bench.knex('order_link').where('order_id', order.id)]).toEqual(['pending_review', []]);
  });

  it('makes no chains: neither a linked order as main, nor one that others follow', async () => {
    const caller = newCaller();
    const accept = () => acceptOrderOf(bench, { ...caller, platformId: platform.id });
    const [first, second, third] = [await accept(), await accept(), await accept()];
    expect((await link(bench, reviewer, second, first)).status).toBe(204);

    expect(refusal(await link(bench, reviewer, third, second))).toEqual([409, 'main-order-refused']);
    expect(refusal(await link(bench, reviewer, first, third))).toEqual([409, 'order-has-followers']);
    expect((await link(bench, reviewer, third, first)).status).toBe(204);
    const { duplicates } = (await reviewer.get(`/orders/${first.id}`)).body as { duplicates: { candidates: { id: string; mayBeMain: boolean }[] } };
    expect(duplicates.candidates.map(({ mayBeMain }) => mayBeMain)).toEqual([false, false]);
  });

  it('lets one of two win who choose each other’s order at the same instant', async () => {
    const caller = newCaller();
    const [one, other] = [await acceptOrderOf(bench, { ...caller, platformId: platform.id }), await acceptOrderOf(bench, { ...caller, platformId: platform.id })];
    const items = [await bench.claimed(reviewer, 'initial-review', one.id, units.hunan), await bench.claimed(handler, 'initial-review', other.id, units.hunan)];
    const send = (who: Person, index: 0 | 1, main: { id: string }) => who.post(`/work-items/${items[index]?.id}/linking`, { mainOrderId: main.id, reason: '同一件事' });

    const statuses = (await Promise.all([send(reviewer, 0, other), send(handler, 1, one)])).map(({ status }) => status).sort();

    expect(statuses).toEqual([204, 409]);
    expect(await bench.knex('order_link').whereIn('order_id', [one.id, other.id])).toHaveLength(1);
  });

  it('takes the main order’s finding when that is approved, informs its own person and says nothing of the other', async () => {
    const { main, order } = await linked();
    expect((await approveMain(bench, handler, main, '已告知主办工单当事人王某。')).status).toBe(204);

    expect(await stateOf(order)).toEqual({ status: 'awaiting_informing', flags: ['linked'] });
    expect(await linkOf(order)).toMatchObject({ state: 'result_taken', main_run_no: 1 });
    const [command] = await settledBy(order);
    const { id: linkId } = await linkOf(order);
    expect(command?.payload.correlationKey).toBe(linkId);
    expect(await recordSettlement(bench, { orderId: order.id, commandId: command?.id ?? '', linkId })).toBe('resultTaken');
    expect((await informed(order)).body).toEqual({ reached: true });

    const [own, mains] = [await assembled(order), await assembled(main)];
    expect(own).toEqual({ ...mains, investigation: { ...('investigation' in mains ? mains.investigation : {}), informing: '已通过电话告知问题反映人：已电话告知本件当事人。' } });
    expect(await stateOf(order)).toMatchObject({ status: 'awaiting_feedback' });
  });

  it('keeps the main order’s files to itself, and finds its person in what is to be said', async () => {
    const { main, order } = await linked({ main: { personName: '欧阳建国' } });
    await approveMain(bench, handler, main);
    await informed(order, '已告知欧阳建国的邻居。');

    expect(JSON.stringify(await assembled(order))).not.toContain('report"');
    expect(await assessResult(bench, { orderId: order.id, runNo: 1 })).toMatchObject({ contacted: true, hasFinding: true, personalDataFound: true });
  });

  it('takes the result at once where the main order has it already', async () => {
    const { main, order } = await pair({ main: { status: 'in_handling' } });
    await approveMain(bench, handler, main);
    expect((await link(bench, reviewer, order, main)).status).toBe(204);

    expect([await stateOf(order), await linkOf(order)]).toEqual([{ status: 'awaiting_informing', flags: ['linked'] }, expect.objectContaining({ state: 'result_taken', main_run_no: 1 })]);
    expect(await bench.knex('engine_command').where('order_id', order.id).orderBy('position').pluck('name')).toEqual(['initial-review', 'linking.settled']);
  });

  it('goes back to 初审 when the main order ends without a result', async () => {
    const { main, order } = await linked();
    expect((await end(main)).status).toBe(201);

    expect([await stateOf(order), (await linkOf(order)).state]).toEqual([{ status: 'pending_review', flags: [] }, 'main_ended']);
    const [command] = await settledBy(order);
    expect(await recordSettlement(bench, { orderId: order.id, commandId: command?.id ?? '', linkId: (await linkOf(order)).id })).toBe('returned');
  });

  it('ends by itself when its 12345 takes it back; the main order goes on', async () => {
    const { main, order } = await linked();
    expect((await end(order)).status).toBe(201);

    expect([(await stateOf(order)).status, (await linkOf(order)).state, (await stateOf(main)).status]).toEqual(['cancelled', 'voided', 'in_handling']);
    expect((await approveMain(bench, handler, main)).status).toBe(204);
    expect([(await stateOf(order)).status, await settledBy(order)]).toEqual(['cancelled', []]);
  });

  it('is undone by the province with a reason, and only while it waits', async () => {
    const { main, order } = await linked();
    const county = await bench.person(units.liuyang, 'handler');
    expect(refusal(await unlink(order, county))).toEqual([404, 'not-found']);
    expect(refusal(await unlink(order, await bench.person(units.hunan, 'supervisor')))).toEqual([403, 'right-required']);
    expect(refusal(await unlink(main))).toEqual([409, 'not-linked']);

    expect((await unlink(order)).status).toBe(204);
    expect([await stateOf(order), (await linkOf(order)).state]).toEqual([{ status: 'pending_review', flags: [] }, 'undone']);
    expect((await pageOf(reviewer, order)).links.mains).toEqual([expect.objectContaining({ state: 'undone', endReason: '并非同一笔款项。' })]);
    expect((await pageOf(reviewer, main)).history.timeline).toContainEqual(expect.objectContaining({ action: 'linking.followerLeft', text: '并非同一笔款项。' }));
    expect(refusal(await unlink(order))).toEqual([409, 'not-linked']);
    // It may follow again, and then be accepted on its own.
    expect((await link(bench, reviewer, order, main)).status).toBe(204);
  });

  it('is undone or has its result, whichever commits first', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { main, order } = await linked();
      const [undone, approved] = await Promise.all([unlink(order), approveMain(bench, handler, main)]);

      expect(approved.status).toBe(204);
      const ending = [undone.status, (await stateOf(order)).status, (await linkOf(order)).state, (await settledBy(order)).length];
      expect([[204, 'pending_review', 'undone', 1], [409, 'awaiting_informing', 'result_taken', 1]]).toContainEqual(ending);
    }
  });

  it('is handled on its own when the province sends its result back', async () => {
    const { main, order } = await linked();
    await approveMain(bench, handler, main);
    await informed(order);
    const item = await bench.claimed(handler, 'feedback-rework', order.id, units.hunan);

    expect((await handler.post(`/work-items/${item.id}/feedback-return`, { reason: '两件金额不同，须分别查。' })).status).toBe(204);

    expect([await stateOf(order), (await linkOf(order)).state]).toEqual([{ status: 'in_handling', flags: [] }, 'undone']);
    await expect(assembled(order)).rejects.toMatchObject({ code: 'validation-failed' });
  });
});
