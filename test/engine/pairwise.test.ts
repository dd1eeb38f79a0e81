import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inParallel } from '../../simulator/in-parallel.ts';
import type { PlayedOrder } from '../../simulator/play-handlers.ts';
import { arrivalFactors, arrive, enableCallTransfer, isCitysOwn, isPossible, provinceOf, type Arrival } from '../support/arrivals.ts';
import { expectInvariants } from '../support/ended-once.ts';
import { coveredPairs, coveringArray, possiblePairs } from '../support/pairwise.ts';
import { callbacksOf } from '../support/play.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

const arrivals = coveringArray(arrivalFactors, isPossible);
const titleOf = (arrival: Arrival) => Object.values(arrival).join(' × ');
const city = '433100000000';
const handlingUnit = { city, county: '433127000000', directCounty: '469026000000' } as const;
const unitOf = (arrival: Arrival) => (arrival.level === 'province' ? provinceOf(arrival) : handlingUnit[arrival.level]);

const handlingKinds = { complaint: 'investigation', consultation: 'consultation-answer', declaration: 'determination' } as const;

/** Where the order passes on its way down. */
function intakesOf(arrival: Arrival): string[] {
  const { level } = arrival;
  return [
    ...(isCitysOwn(arrival) ? [] : ['province-intake']),
    ...(level === 'city' || level === 'county' ? ['city-intake'] : []),
    ...(level === 'county' || level === 'directCounty' ? ['county-intake'] : []),
  ];
}

/** Only 12345's orders are reviewed before anything else, those of a page only where no county stands in them (P2.4, P6.2). */
const hasInitialReview = ({ mode, docking, level }: Arrival) => mode === 'workOrderTransfer' && (docking === 'interface' || level === 'city');

/** Units that review the report: a complaint's on every level from the handling one up, a declaration's there and at the province (P3.4). */
function reviewersOf(arrival: Arrival): string[] {
  if (arrival.type === 'consultation') return [];
  const own = unitOf(arrival);
  const between = arrival.type === 'complaint' && arrival.level === 'county' ? [city] : [];
  return [...new Set([own, ...between, provinceOf(arrival)])];
}

/** A complaint's review at the province is a task of its own, where it may also be referred. */
const reviewKinds: readonly string[] = ['report-review', 'province-review'];

/** What the order's people had to do, in the order of doing. */
function wayOf({ steps }: PlayedOrder) {
  const kinds = steps.map(({ kind }) => kind);
  const unitsOf = (wanted: string) => steps.filter(({ kind }) => kind === wanted).map(({ unitId }) => unitId);
  return {
    hasInitialReview: kinds.includes('initial-review'),
    intakes: kinds.filter((kind) => kind.endsWith('-intake')),
    handled: Object.values(handlingKinds).flatMap(unitsOf),
    reviewers: steps.filter(({ kind }) => reviewKinds.includes(kind)).map(({ unitId }) => unitId),
    informing: unitsOf('informing'),
    feedback: unitsOf('feedback'),
    confirmed: unitsOf('national-confirmation'),
  };
}

describe('every pair of mode, docking, type and handling level', () => {
  let product: TestProduct;
  const played = new Map<Arrival, PlayedOrder>();
  beforeAll(async () => {
    product = await startTestProduct({ engineVersion: '8.6.0', provinces: ['43', '46'] });
    await enableCallTransfer(product);
    // Side by side: what an order comes to doesn't depend on its neighbours, and the machine's time is short.
    await inParallel(arrivals, 8, async (arrival) => {
      const order = await arrive(product, arrival);
      played.set(arrival, await order.finish({ handleAtProvince: arrival.level === 'province' }));
    });
  }, 600_000);
  afterAll(() => product.end(), 60_000);

  it('is among the orders that are played, and no pair that cannot be', () => {
    expect([...coveredPairs(arrivals)].sort()).toEqual([...possiblePairs(arrivalFactors, isPossible)].sort());
  });

  it.each(arrivals.map((arrival) => [titleOf(arrival), arrival] as const))('%s: goes its way to the end', (_title, arrival) => {
    const order = played.get(arrival);
    if (!order) throw new Error('not played');
    const closing = isCitysOwn(arrival) ? city : provinceOf(arrival);

    expect(order.status).toBe('completed');
    expect(wayOf(order)).toEqual({
      hasInitialReview: hasInitialReview(arrival),
      intakes: intakesOf(arrival),
      handled: [unitOf(arrival)],
      reviewers: reviewersOf(arrival),
      informing: [unitOf(arrival)],
      feedback: [closing],
      confirmed: arrival.mode === 'national' ? ['000000000000'] : [],
    });
  });

  it('tells 12345 of its own orders alone, each result once and as published', () => {
    for (const [arrival, { acceptanceNo }] of played) {
      const told = callbacksOf(product, acceptanceNo);
      expect([titleOf(arrival), told.filter(({ kind }) => kind === 'result').length]).toEqual([titleOf(arrival), arrival.mode === 'workOrderTransfer' ? 1 : 0]);
      expect(told.flatMap(({ surprises }) => surprises)).toEqual([]);
    }
  });

  it('has left a database in which everything holds', async () => {
    await expectInvariants(product);
  });
});
