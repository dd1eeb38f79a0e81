import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import { decisionReceipt } from '../../api/contract/orders.ts';
import { negotiationKinds, type NegotiationKind } from '../../domain/negotiation/kind.ts';
import { units } from '../builders/organisation.ts';
import { platformClient } from '../support/api-client.ts';
import { openNegotiations, type NegotiationBench } from '../support/negotiation.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type Order = { id: string; acceptanceNo: string };
type Page = { availableActions: string[]; history: { requests: { kind: string; state: string; opinion: string | null }[] } };

describe('退单 and 延期', () => {
  let bench: Workbench;
  let on: NegotiationBench;
  let city: Person;
  let county: Person;
  beforeAll(async () => {
    bench = await openWorkbench();
    on = await openNegotiations(bench);
    city = await bench.person(units.changsha, 'handler');
    county = await bench.person(units.liuyang, 'handler');
  });
  afterAll(() => bench.close());

  const delegate = async (who: Person, kind: 'province-intake' | 'city-intake', order: Order, from: string, to: string) => {
    const item = await bench.claimed(who, kind, order.id, from);
    await who.post(`/work-items/${item.id}/delegation`, { toUnitId: to });
  };
  const down = async (order: Order) => {
    await delegate(on.asker, 'province-intake', order, units.hunan, units.changsha);
    await delegate(city, 'city-intake', order, units.changsha, units.liuyang);
    return order;
  };
  const start = async (kind: NegotiationKind, order: Order) => {
    const row = await bench.knex('engine_command').where({ order_id: order.id, name: `${kind}.requested` }).orderBy('position', 'desc').first<{ payload: { variables: object; messageId: string; correlationKey: string } }>('payload');
    return row.payload;
  };
  const page = async (who: Person, order: Order) => (await who.get(`/orders/${order.id}`)).body as Page;
  const set = (name: string, value: unknown) =>
    bench.knex('province_setting').insert({ unit_id: units.hunan, name, value: JSON.stringify(value) }).onConflict(['unit_id', 'name']).merge();
  const unset = () => bench.knex('province_setting').where('unit_id', units.hunan).delete();

  describe.each(negotiationKinds)('%s', (kind) => {
    it('asked by a county waits for its city, asked by city or province for the province', async () => {
      const order = await down(await on.order());
      const waits: unknown[] = [];
      for (const who of [county, city, on.asker]) {
        await bench.knex(`${kind}_request`).where('order_id', order.id).update({ state: 'declined' });
        expect((await on.ask(who, kind, order)).status).toBe(201);
        const { waits_at_unit_id: waitsAt, id } = await on.last(kind, order);
        const { variables, messageId, correlationKey } = await start(kind, order);
        expect([messageId, correlationKey]).toEqual([id, id]);
        waits.push([waitsAt, variables]);
      }

      const common = { provinceUnit: units.hunan, decisionUnit: null, ...(kind === 'extension' ? { decider: 'outside' } : {}) };
      expect(waits).toEqual([
        [units.changsha, expect.objectContaining({ ...common, endorsement: 'byCity', cityUnit: units.changsha })],
        [units.hunan, expect.objectContaining({ ...common, endorsement: 'notNeeded', cityUnit: null })],
        [units.hunan, expect.objectContaining({ ...common, endorsement: 'notNeeded', cityUnit: null })],
      ]);
    });

    it('is endorsed level by level and sent by somebody else, with table 8 or 9 as asked', async () => {
      const order = await down(await on.order());
      await on.ask(county, kind, order);
      const endorsing = await on.open(city, kind, 'endorsement', order, units.changsha);
      const endorsed = await city.post(`/work-items/${endorsing.id}/endorsement`, { decision: 'endorsed', opinion: '情况属实。' });
      const waitsThen = (await on.last(kind, order)).waits_at_unit_id;
      const released = await on.release(kind, order);
      const { state } = await on.send(kind, order);

      expect([endorsed.status, waitsThen, released.status, state]).toEqual([204, units.hunan, 204, 'underWay']);
      expect(await on.last(kind, order)).toMatchObject({ state: 'sent', waits_at_unit_id: null });
      expect(await bench.knex('delivery').where('order_id', order.id).pluck('kind')).toEqual([`${kind}Requested`]);
    });

    it('declined by a level above ends inside, with the reason before the asker, and may be asked again', async () => {
      const order = await down(await on.order());
      await on.ask(county, kind, order);
      const item = await on.open(city, kind, 'endorsement', order, units.changsha);
      const response = await city.post(`/work-items/${item.id}/endorsement`, { decision: 'declined', opinion: '应由你单位办理。' });

      expect([response.status, (await on.last(kind, order)).state]).toEqual([204, 'declined']);
      expect((await page(county, order)).history.requests).toEqual([expect.objectContaining({ kind, state: 'declined', opinion: '应由你单位办理。' })]);
      expect(await bench.knex('notice').where({ user_id: county.id, order_id: order.id }).pluck('kind')).toEqual(['requestAnswered']);
      expect((await on.ask(county, kind, order)).status).toBe(201);
    });

    it('is not sent by the one who asked', async () => {
      const order = await on.order();
      await on.ask(on.asker, kind, order);
      const item = await on.open(on.asker, kind, 'sending', order, units.hunan);

      expect(refusal(await on.asker.post(`/work-items/${item.id}/sending`, { decision: 'sent' }))).toEqual([403, 'own-request']);
      type Offer = { availableActions: string[] };
      const [detail, shown] = [(await on.asker.get(`/work-items/${item.id}`)).body as Offer, (await on.asker.get(`/orders/${order.id}`)).body as { history: { workItems: (Offer & { id: string })[] } }];
      expect([detail.availableActions, shown.history.workItems.find(({ id }) => id === item.id)?.availableActions]).toEqual([['release'], ['release']]);
    });

    it('is asked once at a time, by a unit that holds the order, while its result is not on its way', async () => {
      const order = await on.order();
      const [late, ended] = [await on.order({ status: 'awaiting_receipt' }), await on.order({ status: 'completed' })];
      const reviewer = await bench.person(units.hunan, 'reviewer');
      const name = `ask${kind === 'withdrawal' ? 'Withdrawal' : 'Extension'}`;
      const offered = async (who: Person, of: Order) => (await page(who, of)).availableActions.includes(name);

      expect([await offered(on.asker, order), await offered(reviewer, order), await offered(on.asker, late)]).toEqual([true, false, false]);
      expect(refusal(await on.ask(county, kind, order))).toEqual([404, 'not-found']);
      expect(refusal(await on.ask(reviewer, kind, order))).toEqual([403, 'right-required']);
      expect(refusal(await on.ask(on.asker, kind, late))).toEqual([409, 'order-state-conflict']);
      expect(refusal(await on.ask(on.asker, kind, ended))).toEqual([409, 'order-ended']);
      expect((await on.ask(on.asker, kind, order)).status).toBe(201);
      expect(refusal(await on.ask(on.asker, kind, order))).toEqual([409, 'request-open']);
      expect(await offered(on.asker, order)).toBe(false);
    });

    it('stops at the province’s number, which declined ones don’t count towards', async () => {
      await set(`${kind}MaxRequests`, 1);
      const order = await on.order();
      await on.bring(kind, order, 'declined');
      await on.bring(kind, order, 'sent');
      await on.answer(kind, order, '2');

      expect(refusal(await on.ask(on.asker, kind, order))).toEqual([409, 'request-limit-reached']);
      await unset();
    });

    it('survives 收回, unless its next word belongs to a unit that lost the order', async () => {
      const [waiting, gone] = [await down(await on.order()), await down(await on.order())];
      await on.ask(county, kind, gone);
      const stale = await on.open(city, kind, 'endorsement', gone, units.changsha);
      await on.ask(city, kind, waiting);
      const item = await on.open(on.sender, kind, 'sending', waiting, units.hunan);
      for (const order of [waiting, gone]) await on.asker.post(`/orders/${order.id}/recall`, { reason: '改由省级办理。' });

      expect([(await on.last(kind, waiting)).state, (await on.last(kind, gone)).state]).toEqual(['asked', 'voided']);
      expect(await bench.knex('work_item').whereIn('id', [item.id, stale.id]).orderBy('state').pluck('state')).toEqual(['claimed', 'closed']);
      expect((await on.sender.post(`/work-items/${item.id}/sending`, { decision: 'sent' })).status).toBe(204);
    });

    it('reaches us over a signed request, once', async () => {
      const app = createApp({ logger: silentLogger, readiness: () => Promise.resolve({ database: true, stopping: false }), platform: composePlatform(bench), workbench: [], open: [] });
      const client = platformClient(app, on.platform.requestKey);
      const order = await on.order();
      await on.bring(kind, order, 'sent');
      const target = `/api/v1/orders/${order.acceptanceNo}/${kind}-decisions`;
      const wrong = await client.post(target, { decision: '3' });
      const first = await client.post(target, { decision: '2', opinion: '请继续办理。' });
      const repeated = await client.post(target, { decision: '2', opinion: '请继续办理。' });
      const differing = await client.post(target, { decision: '1', opinion: '同意。' });

      expect([wrong.status, (wrong.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)]).toEqual([422, ['/decision', '/opinion']]);
      expect([first.status, repeated.status, differing.status]).toEqual([201, 200, 409]);
      expect(repeated.body).toEqual(decisionReceipt.parse(first.body));
    });
  });

  it('退单 is asked within the province’s window from our acceptance', async () => {
    const old = await on.order({ acceptedAt: new Date('2026-11-09T01:00:00Z') });

    expect(refusal(await on.ask(on.asker, 'withdrawal', old))).toEqual([409, 'request-too-late']);
    await set('withdrawalWindow', null);
    expect((await on.ask(on.asker, 'withdrawal', old)).status).toBe(201);
    await unset();
  });

  it('延期 shows its due before it is asked, within the limits, and goes out before the due', async () => {
    const order = await on.order();
    const preview = (body: object) => on.asker.post(`/orders/${order.id}/extension-preview`, body);
    const shown = await preview({ amount: 3, unit: 'workingDay' });

    expect(shown.body).toMatchObject({ previousDueAt: '2026-11-30T16:00:00.000Z', resultingDueAt: '2026-12-03T16:00:00.000Z' });
    expect((shown.body as { explanation: string }).explanation).toContain('3个工作日');
    expect(refusal(await preview({ amount: 16 }))).toEqual([422, 'validation-failed']);
    expect((await preview({ amount: 15 * 24, unit: 'hour' })).status).toBe(200);
    expect(refusal(await on.ask(on.asker, 'extension', await on.order({ finishBy: '2026-11-20' })))).toEqual([409, 'request-too-late']);
    expect(refusal(await on.ask(on.asker, 'extension', await on.order({ finishBy: undefined })))).toEqual([409, 'due-unknown']);

    await on.ask(on.asker, 'extension', order);
    const item = await on.open(on.sender, 'extension', 'sending', order, units.hunan);
    const before = bench.clock.now().toISOString();
    bench.clock.set('2026-12-01T08:00:00+08:00');
    const sent = await on.sender.post(`/work-items/${item.id}/sending`, { decision: 'sent' });
    const declined = await on.sender.post(`/work-items/${item.id}/sending`, { decision: 'declined', opinion: '已过办结期限。' });
    bench.clock.set(before);

    expect([refusal(sent), declined.status]).toEqual([[409, 'request-too-late'], 204]);
  });

  it('an open 退单 holds the feedback back, the result on its way voids an open 延期', async () => {
    const order = await on.order({ status: 'awaiting_feedback', type: 'consultation' });
    await on.bring('withdrawal', order, 'sent');
    await on.bring('extension', order, 'sent');
    await bench.knex('work_order').where('id', order.id).update({ handling_unit_id: units.hunan });
    const answering = await bench.claimed(on.asker, 'consultation-answer', order.id, units.hunan);
    await on.asker.post(`/work-items/${answering.id}/answer`, { answer: '按政策规定办理。' });
    await bench.knex('consultation_answer').where('order_id', order.id).update({ state: 'approved' });
    await bench.knex('work_order').where('id', order.id).update({ status: 'awaiting_feedback' });
    const item = await bench.claimed(on.asker, 'feedback', order.id, units.hunan);
    const held = await on.asker.post(`/work-items/${item.id}/feedback`, {});
    await on.answer('withdrawal', order, '2');
    const sent = await on.asker.post(`/work-items/${item.id}/feedback`, {});

    expect([refusal(held), sent.status]).toEqual([[409, 'withdrawal-open'], 204]);
    expect((await on.last('extension', order)).state).toBe('voided');
  });

  describe('of orders that don’t come from 12345', () => {
    const national = () => bench.person(units.national, 'nationalHandler');

    it.each(['petition', 'call'] as const)('%s: no 退单, a province reviewer decides 延期', async (source) => {
      const order = await on.order({ source, platformId: null, docking: 'none' });
      const reviewer = await bench.person(units.hunan, 'reviewer');

      expect(refusal(await on.ask(on.asker, 'withdrawal', order))).toEqual([409, 'negotiation-not-applicable']);
      expect((await page(on.asker, order)).availableActions).not.toContain('askWithdrawal');
      await on.ask(on.asker, 'extension', order);
      expect((await start('extension', order)).variables).toMatchObject({ decider: 'ownUnit', decisionUnit: units.hunan });
      const item = await on.open(reviewer, 'extension', 'decision', order, units.hunan);
      expect((await reviewer.post(`/work-items/${item.id}/decision`, { decision: 'agreed', opinion: '同意。' })).status).toBe(204);
      expect((await on.last('extension', order)).state).toBe('agreed');
    });

    it.each(negotiationKinds)('national transfers: 国家局 answers %s', async (kind) => {
      const order = await on.order({ source: 'national', platformId: null, docking: 'none' });
      const decider = await national();
      await on.ask(on.asker, kind, order);
      await on.release(kind, order);
      const passed = await bench.knex('engine_command').where({ order_id: order.id, name: `${kind}-sending` }).first<{ payload: { variables: object } }>('payload');
      const item = await on.open(decider, kind, 'decision', order, units.national);
      const response = await decider.post(`/work-items/${item.id}/decision`, { decision: 'agreed', opinion: '同意。' });

      expect([passed.payload.variables, response.status]).toEqual([{ outcome: 'passedOn' }, 204]);
      expect((await bench.knex('work_order').where('id', order.id).first<{ status: string }>('status')).status).toBe(kind === 'withdrawal' ? 'withdrawn' : 'in_handling');
      // The completion must survive the order's end.
      expect(await bench.knex('engine_command').where({ order_id: order.id, name: `${kind}-decision` }).pluck('state')).toEqual(['pending']);
      expect(await bench.knex('work_item').where('id', item.id).pluck('state')).toEqual(['completed']);
    });
  });
});
