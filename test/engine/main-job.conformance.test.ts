import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkDatabase } from '../../scripts/invariants/database-invariants.ts';
import { playOrderToEnd } from '../../simulator/play-handlers.ts';
import { callbacksOf, pushOne, resultOf } from '../support/play.ts';
import { startTestProduct, type TestProduct } from '../support/product.ts';

describe('an order pushed by a 12345 platform', () => {
  let product: TestProduct;

  beforeAll(async () => {
    product = await startTestProduct({ provinces: ['43'] });
  }, 600_000);
  afterAll(async () => {
    await product.end();
  }, 60_000);

  it.each([
    [
      'complaint', 'complaint-hunan-region-text',
      ['initial-review', 'province-intake', 'city-intake', 'county-intake', 'investigation', 'report-review', 'report-review', 'province-review', 'informing', 'feedback'],
    ],
    ['consultation', 'consultation-hunan-exit', ['initial-review', 'province-intake', 'city-intake', 'county-intake', 'consultation-answer', 'informing', 'feedback']],
    [
      'declaration', 'declaration-hunan-illness',
      [
        'initial-review', 'province-intake', 'city-intake', 'county-intake', 'declaration-acceptance', 'household-check', 'public-notice', 'determination',
        'report-review', 'report-review', 'informing', 'feedback',
      ],
    ],
  ])('of type %s goes through everyone’s hands and its signed result comes back', async (_type, caseId, kinds) => {
    const acceptanceNo = await pushOne(product, caseId);

    const played = await playOrderToEnd(product.office, acceptanceNo, { timeoutMs: 60_000 });

    expect(played.status).toBe('completed');
    expect(played.steps.map(({ kind }) => kind)).toEqual(kinds);
    expect(await resultOf(product, acceptanceNo)).toMatchObject({ verification: 'verified', surprises: [], round: 1 });
    expect(callbacksOf(product, acceptanceNo).filter(({ kind }) => kind === 'result')).toHaveLength(1);
  }, 600_000);

  it('leaves a database in which everything holds', async () => {
    const findings = await checkDatabase(product.database);

    expect(findings.flatMap(({ violations }) => violations)).toEqual([]);
  });
});
