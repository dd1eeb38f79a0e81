import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messageNames, timeToLiveMs } from '../../domain/engine-command/message-names.ts';
import { negotiationKinds, type NegotiationKind } from '../../domain/negotiation/kind.ts';
import { decisionOf } from '../../simulator/send-decision.ts';
import { transactionsOf } from '../builders/engine-commands.ts';
import { callFormOf } from '../support/call-walk.ts';
import { expectInvariants } from '../support/ended-once.ts';
import { eventually } from '../support/eventually.ts';
import { exportedRecords, isUnexpected, modelledFlows, reportWalked, walkedIn } from '../support/exported-records.ts';
import { walkOf, walkOrder, type OrderWalk } from '../support/order-walk.ts';
import { callbacksOf } from '../support/play.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

const hunan = '430000000000';
const xiangxi = '433100000000';
const yongshun = '433127000000';
const complaint = 'complaint-hunan-region-text';
const dayMs = 86_400_000;
const opinion = '意见如上。';
type Request = { id: string; state: string; reminders: number };

describe('退单 and 延期 on the engine (P4)', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startTestProduct({ engineVersion: '8.6.0', logsRecords: true, provinces: ['43'] });
  }, 600_000);
  afterAll(() => product.end(), 60_000);

  const as = async (login: string, path: string, body: object) => {
    const desk = await product.office.desk(login);
    if (!desk) throw new Error(`nobody logs in as ${login}`);
    return desk.ask('POST', path, body);
  };
  const ask = (order: OrderWalk, kind: NegotiationKind, unit: string) =>
    as(`${unit.slice(0, 6)}-handler`, `/orders/${order.orderId}/${kind}-requests`, { reason: '理由如下。', ...(kind === 'extension' ? { amount: 5 } : {}) });
  const requestOf = (order: OrderWalk, kind: NegotiationKind) =>
    product.database(`${kind}_request`).where('order_id', order.orderId).orderBy('request_no', 'desc').first<Request>();
  const untilState = (order: OrderWalk, kind: NegotiationKind, state: string) =>
    eventually(`${kind} ${state}`, async () => (await requestOf(order, kind)).state === state, 20_000);
  const statusOf = async (order: OrderWalk) => (await product.database('work_order').where('id', order.orderId).first<{ status: string }>('status')).status;
  const endorse = (order: OrderWalk, kind: NegotiationKind, decision = 'endorsed') => order.act(`${kind}-endorsement`, 'endorsement', { decision, opinion });
  const release = (order: OrderWalk, kind: NegotiationKind, decision = 'sent') => order.act(`${kind}-sending`, 'sending', { decision, opinion }, 'reviewer');
  /** Asks at a level and brings the request to 12345. */
  const send = async (order: OrderWalk, kind: NegotiationKind, unit: string) => {
    await ask(order, kind, unit);
    if (unit === yongshun) await endorse(order, kind);
    await release(order, kind);
    await untilState(order, kind, 'sent');
  };
  /** Asked at the county, endorsed by the city, declined where it would be sent. */
  const declineAtProvince = async (order: OrderWalk, kind: NegotiationKind) => {
    await ask(order, kind, yongshun);
    await endorse(order, kind);
    await release(order, kind, 'declined');
    await untilState(order, kind, 'declined');
  };
  const consumed = (order: OrderWalk, name: string) =>
    eventually(`${name} to be consumed`, async () => {
      const states = (await product.database('engine_command').where({ order_id: order.orderId, name }).pluck('state')) as string[];
      return states.length > 0 && states.every((state) => state === 'consumed');
    }, 20_000);
  const atCounty = async () => {
    const order = await walkOrder(product, complaint);
    await order.until('investigation');
    return order;
  };

  it.each([yongshun, xiangxi, hunan])('asked at %s: declined inside, refused, then agreed; work stands where it stood until it ends', async (unit) => {
    const order = await atCounty();
    const item = await order.pending('investigation');
    for (const kind of ['extension', 'withdrawal'] as const) {
      await ask(order, kind, unit);
      if (unit === yongshun) await endorse(order, kind, 'declined');
      else await release(order, kind, 'declined');
      await untilState(order, kind, 'declined');
      if (unit === yongshun) await declineAtProvince(order, kind);

      await send(order, kind, unit);
      expect((await order.decide(kind, decisionOf.refuse)).httpStatus).toBe(201);
      await consumed(order, `${kind}.decided`);
      expect((await order.pending('investigation')).id).toBe(item.id);

      await send(order, kind, unit);
      expect((await order.decide(kind, decisionOf.agree)).httpStatus).toBe(201);
      await consumed(order, `${kind}.decided`);
    }

    expect(await statusOf(order)).toBe('withdrawn');
    const told = callbacksOf(product, order.acceptanceNo);
    expect(told.filter(({ kind }) => kind.endsWith('Requested')).map(({ kind }) => kind)).toEqual([
      'extensionRequested', 'extensionRequested', 'withdrawalRequested', 'withdrawalRequested',
    ]);
    expect(told.flatMap(({ surprises }) => surprises)).toEqual([]);
  }, 120_000);

  it.each([yongshun, xiangxi, hunan])('asked at %s: voided wherever it stands when 12345 cancels the order', async (unit) => {
    const order = await atCounty();
    await send(order, 'withdrawal', unit);
    await ask(order, 'extension', unit);
    await order.pending(`extension-${unit === yongshun ? 'endorsement' : 'sending'}`);

    await order.tell('cancel');

    expect([(await requestOf(order, 'withdrawal')).state, (await requestOf(order, 'extension')).state]).toEqual(['voided', 'voided']);
    await consumed(order, 'request.voided');
    expect(await product.database('work_item').where('order_id', order.orderId).whereIn('state', ['open', 'claimed'])).toEqual([]);
  }, 120_000);

  it('国家局 answers for its transfers, a reviewer for a petition, a city’s for its own', async () => {
    const form = { ...callFormOf(product, 'consultation-hunan-exit'), receivedOn: '2026-11-20' };
    const register = async (login: string, path: string, more: object) =>
      walkOf(product, (await as(login, path, { ...form, ...more })) as { orderId: string; acceptanceNo: string });
    const transfer = await register('000000-handler', '/national-transfers', { provinceUnitId: hunan });
    const [atProvince, atCity] = [await register('430000-handler', '/petitions', { channel: 'letter' }), await register('433100-handler', '/petitions', { channel: 'visit' })];
    await transfer.pending('province-intake');
    await atProvince.pending('province-intake');
    await atCity.pending('city-intake');
    await product.database('work_order').whereIn('id', [transfer, atProvince, atCity].map(({ orderId }) => orderId)).update({ finish_by: '2026-12-31' });

    for (const [kind, decision] of [['withdrawal', 'refused'], ['extension', 'agreed'], ['extension', 'refused'], ['withdrawal', 'agreed']] as const) {
      await ask(transfer, kind, hunan);
      await release(transfer, kind);
      await transfer.act(`${kind}-decision`, 'decision', { decision, opinion });
      await untilState(transfer, kind, decision);
    }
    for (const [order, unit] of [[atProvince, hunan], [atCity, xiangxi]] as const) {
      await ask(order, 'extension', unit);
      expect((await order.pending('extension-decision')).unit_id).toBe(unit);
      await order.act('extension-decision', 'decision', { decision: 'agreed', opinion }, 'reviewer');
      await untilState(order, 'extension', 'agreed');
    }

    expect([await statusOf(transfer), await statusOf(atCity)]).toEqual(['withdrawn', 'in_handling']);
  }, 120_000);

  it('is started once: a late start finds the request registered', async () => {
    const order = await atCounty();
    for (const kind of negotiationKinds) {
      await send(order, kind, hunan);
      await order.decide(kind, decisionOf.refuse);
      await consumed(order, `${kind}.decided`);
      const late = await startAgain(order, kind);
      await eventually('the late start to be consumed', () => product.database('engine_command').where({ id: late, state: 'consumed' }).first<object | undefined>('id'));
    }
  }, 120_000);

  const startAgain = async (order: OrderWalk, kind: NegotiationKind) => {
    const name = messageNames[kind === 'withdrawal' ? 'withdrawalRequested' : 'extensionRequested'];
    const first = await product.database('engine_command').where({ order_id: order.orderId, name }).first<{ payload: { variables: Record<string, string> } }>('payload');
    const key = (await requestOf(order, kind)).id;
    const inTransaction = await transactionsOf(product);
    return inTransaction(({ commands }) =>
      commands.append({
        kind: 'message', name, orderId: order.orderId, runNo: 1, correlationKey: key, messageId: `${key}:late`, timeToLiveMs: timeToLiveMs.start,
        variables: first.payload.variables,
      }),
    );
  };

  it('no answer, from whatever level: reminded at the instant, again, the supervisor told, never a yes; then it is still decided', async () => {
    const units = [yongshun, xiangxi, hunan];
    const before = await timersOf();
    const waiting = await Promise.all(
      units.map(async (unit) => {
        const order = await atCounty();
        for (const kind of negotiationKinds) await send(order, kind, unit);
        return order;
      }),
    );
    const each = waiting.flatMap((order) => negotiationKinds.map((kind) => ({ order, kind })));
    for (const reminders of [1, 2]) {
      await eventually('the engine to wait', async () => (await timersOf()) - before >= reminders * each.length);
      await product.advance(4 * dayMs);
      for (const { order, kind } of each)
        await eventually(`${kind} reminded ${reminders}`, async () => (await requestOf(order, kind)).reminders >= reminders, 30_000);
    }

    for (const order of waiting) {
      const told = (await product.database('notice').join('app_user', 'app_user.id', 'user_id').where({ order_id: order.orderId, 'notice.kind': 'requestWaiting' }).pluck('login')) as string[];
      expect(told).toEqual(expect.arrayContaining(['430000-handler', '430000-supervisor']));
    }
    for (const { order, kind } of each) {
      expect((await requestOf(order, kind)).state).toBe('sent');
      await order.decide(kind, decisionOf.refuse);
      await consumed(order, `${kind}.decided`);
    }
  }, 240_000);

  /** How many timers of 等待批复 the engine has been told of. */
  const timersOf = async () =>
    (await exportedRecords(product.engine().logFile)).filter(({ valueType, intent, value }) => valueType === 'PROCESS_INSTANCE' && intent === 'ELEMENT_ACTIVATED' && value.elementId === 'gateway_waiting').length;

  it('has walked every sequence flow of both models but those of unexpected outcomes', async () => {
    const isWalked = walkedIn(await exportedRecords(product.engine().logFile));
    const expected = (await modelledFlows()).filter((flow) => (negotiationKinds as readonly string[]).includes(flow.process) && !isUnexpected(flow));
    await reportWalked('negotiation', expected, expected.filter(isWalked));

    expect(expected.length).toBeGreaterThan(60);
    expect(expected.filter((flow) => !isWalked(flow)).map(({ process, id }) => `${process}/${id}`)).toEqual([]);
  });

  it('has left a database in which everything holds', async () => {
    await expectInvariants(product);
  });
});
