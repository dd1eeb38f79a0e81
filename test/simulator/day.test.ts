import { describe, expect, it } from '@jest/globals';
import { readCases } from '../../simulator/cases.ts';
import type { PlatformCredentials } from '../../simulator/credentials.ts';
import { checkDay } from '../../simulator/day/check-day.ts';
import { createConformance, type Conformance } from '../../simulator/day/conformance.ts';
import { renderSheet, summarise } from '../../simulator/day/conformance-sheet.ts';
import { faultsOfWave } from '../../simulator/day/day-faults.ts';
import { createDice } from '../../simulator/day/dice.ts';
import { noteExchange } from '../../simulator/day/note-exchange.ts';
import { planDay, type DayOrder } from '../../simulator/day/plan-day.ts';
import type { DayStory } from '../../simulator/day/play-day-order.ts';
import type { CallbackEntry } from '../../simulator/journal.ts';

const platform: PlatformCredentials = {
  platformCode: 'hn-12345', provinceCode: '430000000000', keyId: 'k', algorithm: 'HMAC-SHA256', secret: 's', callbackSecrets: [{ keyId: 'c', secret: 'whsec_AA==' }], name: '湖南',
}; // prettier-ignore
const planOf = async (seed: number, count = 120) => planDay(await readCases(), [platform], { count, seed, batchId: 'day' });
const acceptanceNo = '2026-43-0000001-8';

/** A story that went well, with changes. */
async function story(change: Partial<DayStory> = {}): Promise<DayStory> {
  const order = (await planOf(1)).waves.flat().find(({ push }) => push.orderCase.expected === 'accepted') as DayOrder;
  const entry: DayStory['entry'] = {
    entry: 'push', at: '2026-11-23T01:00:00Z', batchId: 'day', caseId: 'c', title: '投诉', platformCode: 'hn-12345', orderType: 'complaint', platformOrderNo: 'MN1',
    acceptanceNo, httpStatus: 201, answer: 'accepted', expected: 'accepted', surprises: [],
  }; // prettier-ignore
  return { order: { ...order, arrival: 'interface', fault: undefined }, entry, steps: 9, said: [], rehandled: 0, status: 'completed', orderId: 'o', stuck: null, ...change };
}
const callback = (change: Partial<CallbackEntry> = {}): CallbackEntry => ({
  entry: 'callback', at: '2026-11-23T02:00:00Z', platformCode: 'hn-12345', webhookId: 'w1', kind: 'result', platformOrderNo: 'MN1', acceptanceNo, round: 1, sequence: 1,
  bodySha256: '', verification: 'verified', kept: true, repeat: false, surprises: [], answered: '200', envelope: null, ...change,
}); // prettier-ignore

/** Ids of the points that a day failed. */
function failuresOf(stories: readonly DayStory[], callbacks: readonly CallbackEntry[], state: string | null = stories[0]?.status ?? null): string[] {
  const conformance: Conformance = createConformance();
  checkDay(conformance, stories, callbacks, () => state);
  return conformance.results().filter(({ failed }) => failed > 0).map(({ id }) => id);
}

describe('a planned day', () => {
  it('is the same for the same seed, and another for another', async () => {
    expect(await planOf(7)).toEqual(await planOf(7));
    expect(await planOf(8)).not.toEqual(await planOf(7));
  });

  it('lets no city register what is the province’s', async () => {
    const orders = (await planOf(12317, 300)).waves.flat().filter(({ push }) => push.orderCase.body['problemCategory'] === '8');

    expect(orders.length).toBeGreaterThan(5);
    expect(orders.filter(({ atCity }) => atCity)).toEqual([]);
  });

  it('has all its orders, spread over the day, of all types, with faults and messages of every kind', async () => {
    const { waves } = await planOf(7, 300);
    const orders = waves.flat();
    const kinds = (list: readonly unknown[]) => [...new Set(list)].sort();

    expect(orders).toHaveLength(300);
    expect(waves).toHaveLength(6);
    expect(new Set(orders.map(({ push }) => push.platformOrderNo)).size).toBe(300);
    expect(kinds(orders.map(({ push }) => push.orderCase.orderType))).toEqual(['complaint', 'consultation', 'declaration']);
    expect(kinds(orders.map(({ arrival }) => arrival))).toEqual(['call', 'email', 'interface', 'letter', 'national', 'page', 'visit']);
    expect(kinds(orders.map(({ callEnds }) => callEnds))).toEqual(['answered', 'calledBack', 'outOfScope', 'submitted']);
    expect(kinds(orders.flatMap(({ manner }) => [...(manner.once ?? [])]))).toHaveLength(7);
    expect(kinds(orders.map(({ fault }) => fault ?? 'none'))).toHaveLength(6);
    expect(kinds(orders.flatMap(({ happenings }) => happenings.map(({ say }) => say)))).toEqual([
      'askExtension', 'askWithdrawal', 'cancel', 'close', 'rehandle', 'remind', 'supervise', 'supplement',
    ]);
  });
});

describe('the faults of a part of a day', () => {
  it('are all that heal, each for a few callbacks, and one dead letter where it is asked for', () => {
    const healing = faultsOfWave(createDice(3), false);
    expect(new Set(healing.map(({ mode }) => mode)).size).toBe(7);
    expect(faultsOfWave(createDice(3), true)).toEqual([...healing, { mode: 'gone410', times: 1, kinds: ['result'] }]);
  });
});

describe('the checks of a day', () => {
  it('find nothing where all went well', async () => {
    expect(failuresOf([await story()], [callback()])).toEqual([]);
  });

  it('find what is lost, doubled, in no legal state, or without its one result', async () => {
    expect(failuresOf([await story({ stuck: '停在 awaiting_receipt', status: 'awaiting_receipt' })], [])).toEqual(['rule:nothing-lost', 'rule:legal-state']);
    expect(failuresOf([await story(), await story()], [callback()])).toContain('rule:nothing-doubled');
    expect(failuresOf([await story()], [callback()], 'in_handling')).toEqual(['rule:legal-state']);
    expect(failuresOf([await story()], [])).toEqual(['rule:one-result']);
    expect(failuresOf([await story()], [callback(), callback({ webhookId: 'w2', sequence: 2 })])).toEqual(['rule:one-result']);
    expect(failuresOf([await story({ rehandled: 1 })], [callback(), callback({ webhookId: 'w2', sequence: 2, round: 2 })])).toEqual([]);
  });

  it('find a cancellation that was accepted and not done, and a message taken after the end', async () => {
    const said = (say: 'cancel' | 'remind', httpStatus: number, statusBefore: string) => [{ say, httpStatus, code: null, statusBefore }];

    expect(failuresOf([await story({ said: said('cancel', 201, 'in_handling') })], [callback()])).toContain('rule:legal-state');
    expect(failuresOf([await story({ said: said('remind', 201, 'completed') })], [callback()])).toEqual(['rule:after-end']);
    expect(failuresOf([await story({ said: said('remind', 409, 'completed') })], [callback()])).toEqual([]);
  });

  it('find an agreed withdrawal that ended nothing', async () => {
    const conformance = createConformance();
    const decided = (agreed: boolean) => [{ acceptanceNo, kind: 'withdrawalRequested', agreed, httpStatus: 201 }];
    checkDay(conformance, [await story()], [callback()], () => 'completed', { decided: decided(true) });

    expect(conformance.results().filter(({ failed }) => failed > 0).map(({ id }) => id)).toEqual(['rule:withdrawal']);
  });

  it('find a decision that was taken twice, a dead letter that never came, and a closing that nobody was told of', async () => {
    const failed = (given: Parameters<typeof checkDay>[4], ...[of, callbacks]: [DayStory, CallbackEntry[]]) => {
      const conformance = createConformance();
      checkDay(conformance, [of], callbacks, () => of.status, given);
      return conformance.results().filter((result) => result.failed > 0).map(({ id }) => id);
    };
    const refused = { acceptanceNo, kind: 'extensionRequested', agreed: false, httpStatus: 201 };
    const replayed = [{ acceptanceNo, kind: 'result', sequence: 1, queued: true }];
    const closed = await story({ status: 'closed_by_operator' });

    expect(failed({ decided: [{ ...refused, again: { same: 200, opposite: 201 } }] }, await story(), [callback()])).toEqual(['rule:decision-once']);
    expect(failed({ decided: [{ ...refused, again: { same: 200, opposite: 409 } }], replayed }, await story(), [callback()])).toEqual([]);
    expect(failed({ replayed }, closed, [callback({ kind: 'closedByOperator', sequence: 2 })])).toEqual(['rule:dead-letter']);
    expect(failed({}, closed, [])).toEqual(['rule:closed-told']);
  });

  it('ask no copy of 12345 for an order that 12317 registered itself', async () => {
    const petition = await story();
    expect(failuresOf([{ ...petition, order: { ...petition.order, arrival: 'letter' } }], [])).toEqual([]);
  });

  it('find a sequence that has a gap, and a message that a fault swallowed for good', async () => {
    expect(failuresOf([await story()], [callback({ surprises: ['sequence-gap'] })])).toEqual(['rule:sequence']);
    expect(failuresOf([await story()], [callback({ kind: 'accepted', kept: false, answered: 'error500' }), callback()])).toEqual(['callback-fault:error500']);
  });
});

describe('the conformance sheet', () => {
  it('holds each answer against the published contract', () => {
    const conformance = createConformance();
    noteExchange(conformance, { method: 'GET', path: `/api/v1/orders/${acceptanceNo}`, status: 200, body: { unpublished: true } });
    noteExchange(conformance, { method: 'GET', path: `/api/v1/orders/${acceptanceNo}`, status: 404, body: { type: 'about:blank', title: '不存在', status: 404, code: 'not-found' } });

    expect(conformance.results().find(({ id }) => id === 'operation:readOrderState')).toMatchObject({ exercised: 2, verified: 1, failed: 1 });
  });

  it('says openly what was not tried, and what failed', () => {
    const conformance = createConformance();
    conformance.note('rule:nothing-lost');
    conformance.note('rule:one-result', '应有 1 份结果，收到 0 份');
    const facts = { apiUrl: 'http://127.0.0.1:3000', seed: 1, batchId: 'b', finishedAt: '', orders: 1, accepted: 1, refused: 0, ended: { completed: 1 }, steps: 9, advancedMinutes: 0, seconds: 1, invariants: null };
    const sheet = renderSheet(facts, conformance.results());

    expect(summarise(conformance.results())).toMatchObject({ verified: 1, failed: 1 });
    expect(sheet).toContain('**结论：不符**');
    expect(sheet).toContain('未演练');
    expect(sheet).toContain('应有 1 份结果，收到 0 份');
  });
});
