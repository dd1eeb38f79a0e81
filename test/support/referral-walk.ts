import { expect } from '@jest/globals';
import { callFormOf } from './call-walk.ts';
import { walkOrder, type OrderWalk } from './order-walk.ts';
import { registerByHand } from './petition-walk.ts';
import { callbacksOf, resultOf } from './play.ts';
import type { TestProduct } from './product.ts';

const category8 = { problemCategory: '8' };
const referral = { organ: '湖南省纪委监委', documentNo: '湘农移〔2026〕3号', reason: '涉嫌违纪违法，须由纪检监察机关处理。' };

/** Every way in which a category 8 complaint leaves the house (P3.1): at the province’s intake, from its investigation and its review; a transfer of 国家局, too. */
export async function walkReferrals(product: TestProduct, caseId: string): Promise<void> {
  const walk = () => walkOrder(product, caseId, category8);
  const [atIntake, inInvestigation, inReview] = [await walk(), await walk(), await walk()];
  const { type, form } = callFormOf(product, caseId);
  const transfer = { type, form: { ...form, ...category8, finishBy: undefined }, receivedOn: '2026-11-20', provinceUnitId: '430000000000' };
  const national = await registerByHand(product, '000000-handler', '/national-transfers', transfer);

  const refer = async (order: OrderWalk, kind: string, role: 'handler' | 'reviewer' = 'handler') => {
    await order.until(kind, '430000000000');
    await order.act(kind, 'referral', referral, role);
    await order.pending('informing', '430000000000');
    const played = await order.finish();
    expect([played.status, played.steps.map((step) => step.kind)]).toEqual(['completed', order === national ? ['informing', 'feedback', 'national-confirmation'] : ['informing', 'feedback']]);
  };
  await refer(atIntake, 'province-intake');
  await refer(inInvestigation, 'investigation');
  await refer(inReview, 'province-review', 'reviewer');
  await refer(national, 'province-intake');

  for (const { acceptanceNo } of [atIntake, inInvestigation, inReview]) {
    const { envelope } = await resultOf(product, acceptanceNo);
    expect(envelope).toMatchObject({ data: { orderType: 'complaint', referral: { referredTo: referral.organ } } });
    expect(JSON.stringify(envelope)).not.toContain(referral.documentNo);
    expect(callbacksOf(product, acceptanceNo).flatMap(({ surprises }) => surprises)).toEqual([]);
  }
}
