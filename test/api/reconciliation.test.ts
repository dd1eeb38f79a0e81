import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Router, type Express } from 'express';
import { createApp } from '../../api/app.ts';
import { composePlatform } from '../../api/compose-platform.ts';
import type { Difference } from '../../domain/manifest/schema.ts';
import { acceptOrderOf } from '../builders/accepted-order.ts';
import { insertDelivery } from '../builders/delivery.ts';
import { units } from '../builders/organisation.ts';
import { insertPlatform, type TestPlatform } from '../builders/platform.ts';
import { platformClient } from '../support/api-client.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { openWorkbench, refusal, type Person, type Workbench } from '../support/workbench.ts';

type List = { differences: { id: string; kind: string; platformOrderNo: string; state: string; remedy: string }[]; reconciliations: { day: string; open: number }[] };

describe('reconciliation with a platform', () => {
  let bench: Workbench;
  let app: Express;
  let operator: Person;
  let platform: TestPlatform;
  let client: ReturnType<typeof platformClient>;
  const day = '2026-11-23';
  const path = `/api/v1/manifests/${day}`;
  beforeAll(async () => {
    bench = await openWorkbench();
    operator = await bench.person(units.hunan, 'operator');
    const parts = { readiness: () => Promise.resolve({ database: true, stopping: false }), workbench: [], open: [Router()] };
    app = createApp({ logger: silentLogger, platform: composePlatform(bench), ...parts });
  });
  afterAll(() => bench.close());

  const anew = async () => {
    platform = await insertPlatform(bench.knex, bench.cipher);
    client = platformClient(app, platform.requestKey);
  };
  const orderWith = async (sequence: number, sent: Parameters<typeof insertDelivery>[1]['state'] = 'delivered') => {
    const order = await acceptOrderOf(bench, { platformId: platform.id });
    const [{ platform_order_no: number }] = (await bench.knex('work_order').where('id', order.id).select('platform_order_no')) as [{ platform_order_no: string }];
    const deliveries = [];
    for (let at = 1; at <= sequence; at += 1) deliveries.push(await insertDelivery(bench, { orderId: order.id, platformId: platform.id, sequence: at, state: sent }));
    return { ...order, number, last: deliveries.at(-1) };
  };
  const compare = async (orders: object[]) => (await client.post(path, { orders })).body as { orderCount: number; differences: Difference[] };
  const listed = async () => ((await operator.get('/reconciliation-differences')).body as List).differences;

  it('either side can fetch the day: numbers, state and fingerprint of the last message', async () => {
    await anew();
    const order = await orderWith(2);
    await acceptOrderOf(bench, { platformId: platform.id, acceptedAt: new Date('2026-11-21T01:00:00Z') });

    const answer = await client.get(path);

    expect(answer.body).toEqual({
      date: day,
      orders: [{ platformOrderNo: order.number, acceptanceNo: order.acceptanceNo, status: 'pending_review', round: 1, sequence: 2, payloadSha256: order.last?.sha256 }],
    });
    expect((await client.get('/api/v1/manifests/2026-02-30')).status).toBe(422);
  });

  it('differences are answered at once and kept as a work list; found again they are not doubled, gone they are closed', async () => {
    await anew();
    const [lost, agreed] = [await orderWith(1), await orderWith(1)];
    const theirs = [{ platformOrderNo: agreed.number, acceptanceNo: agreed.acceptanceNo, sequence: 1, payloadSha256: agreed.last?.sha256 }, { platformOrderNo: 'THEIRS-1' }];

    const first = await compare(theirs);
    await compare(theirs);

    expect(first.orderCount).toBe(2);
    expect(first.differences.map(({ kind, platformOrderNo }) => [kind, platformOrderNo])).toEqual([['missingThere', lost.number], ['missingHere', 'THEIRS-1']]);
    const mine = (await listed()).filter(({ platformOrderNo }) => [lost.number, 'THEIRS-1'].includes(platformOrderNo));
    expect(mine.map(({ kind, state, remedy }) => [kind, state, remedy]).sort()).toEqual([['missingHere', 'open', 'platform'], ['missingThere', 'open', 'resend']]);

    await compare([...theirs.slice(0, 1), { platformOrderNo: lost.number }]);
    expect((await listed()).filter(({ platformOrderNo }) => platformOrderNo === lost.number).map(({ state }) => state)).toEqual(['gone']);
  });

  it('one step sends the last message again', async () => {
    await anew();
    const order = await orderWith(2);
    await compare([{ platformOrderNo: order.number, sequence: 1 }]);
    const found = (await listed()).find(({ platformOrderNo }) => platformOrderNo === order.number);

    expect(found?.kind).toBe('messageMissing');
    expect((await operator.post(`/reconciliation-differences/${found?.id ?? ''}/repair`)).status).toBe(204);
    expect(await bench.knex('delivery').where('id', order.last?.id ?? '').first('state', 'replays')).toEqual({ state: 'pending', replays: 1 });
    expect(refusal(await operator.post(`/reconciliation-differences/${found?.id ?? ''}/repair`))).toEqual([409, 'order-state-conflict']);
  });

  it('an order that the platform never heard of gets its acceptance, a wrong state a message of the state', async () => {
    await anew();
    const [silent, stale] = [await orderWith(0), await orderWith(0)];
    await bench.knex('work_order').where('id', stale.id).update({ status: 'in_handling' });
    await compare([{ platformOrderNo: stale.number, status: 'pending_review' }]);
    for (const { number } of [silent, stale]) {
      const found = (await listed()).find(({ platformOrderNo }) => platformOrderNo === number);
      expect((await operator.post(`/reconciliation-differences/${found?.id ?? ''}/repair`)).status).toBe(204);
    }

    expect(await bench.knex('delivery').where('order_id', silent.id).pluck('kind')).toEqual(['accepted']);
    expect(await bench.knex('delivery').where('order_id', stale.id).pluck('kind')).toEqual(['statusChanged']);
  });

  it('what the platform has to push can only be settled, with a note', async () => {
    await anew();
    await compare([{ platformOrderNo: 'THEIRS-2' }]);
    const found = (await listed()).find(({ platformOrderNo }) => platformOrderNo === 'THEIRS-2');
    const at = `/reconciliation-differences/${found?.id ?? ''}`;
    const stranger = await bench.person(units.guangdong, 'operator');

    expect(refusal(await operator.post(`${at}/repair`))).toEqual([409, 'order-state-conflict']);
    expect(refusal(await stranger.post(`${at}/settlement`, { note: '已知' }))).toEqual([404, 'not-found']);
    expect((await operator.post(`${at}/settlement`, { note: '已请12345重新推送' })).status).toBe(204);
    expect((await listed()).find(({ id }) => id === found?.id)?.state).toBe('settled');
  });

  it('is closed to other people, and to other platforms’ orders', async () => {
    await anew();
    const order = await orderWith(1);
    const handler = await bench.person(units.hunan, 'handler');
    const other = await insertPlatform(bench.knex, bench.cipher);

    expect(refusal(await handler.get('/reconciliation-differences'))).toEqual([403, 'right-required']);
    expect((await platformClient(app, other.requestKey).get(path)).body).toEqual({ date: day, orders: [] });
    expect(((await platformClient(app, other.requestKey).post(path, { orders: [{ platformOrderNo: order.number }] })).body as { differences: Difference[] }).differences).toMatchObject([
      { kind: 'missingHere' },
    ]);
  });
});
