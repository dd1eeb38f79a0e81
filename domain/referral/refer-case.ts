import { chinaDayOf } from '../shared/instant.ts';
import { assertMayReview, type ReviewRepositories } from '../report-review/review-report.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem } from '../work-item/complete-item.ts';
import { takeItem, type LockedItem } from '../work-item/take-item.ts';
import type { Referrals } from './ports.ts';
import { isReferable, referralKinds } from './referral-rules.ts';
import type { Referral } from './schema.ts';

type Repositories = ReviewRepositories & { referrals: Referrals };

/**
 * Ends the handling of a category 8 complaint by referring it (移送纪检监察, P3.1): nothing more is investigated or reviewed,
 * the province informs the person, and the result says that the matter was passed on (P3.6). A reviewer refers under the
 * rules of reviewing. The reason is no part of the time line, which units below may read.
 * Errors: those of `takeItem`, `not-referable`, `validation-failed`, `own-report`, `already-approved-elsewhere`.
 */
export async function referCase(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; referral: Referral },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { user, referral } = input;
    const taken = await takeItem(repositories, input, referralKinds);
    const { order, item } = taken;
    if (!isReferable(order, item)) throw new DomainError('not-referable', '只有省级办理的贪污腐败类投诉举报可以移送纪检监察机关。');
    const now = deps.clock.now();
    assertNotLater(referral.documentOn, now);
    if (item.kind === 'province-review') await settleReport(repositories, taken, user);
    await repositories.referrals.add({ ...referral, orderId: order.id, runNo: order.runNo, referredBy: user.id, referredAt: now });
    const atIntake = item.kind === 'province-intake';
    if (atIntake) await repositories.orders.change(order.id, { handlingUnitId: item.unitId });
    await completeItem(repositories, deps.clock, { ...taken, user }, {
      outcome: 'referred',
      ...(atIntake ? { variables: { informingUnit: order.provinceUnitId } } : {}),
      to: 'awaiting_informing',
      action: 'order.referred',
    });
  });
}

function assertNotLater(documentOn: string | undefined, now: Date): void {
  if (documentOn === undefined || documentOn <= chinaDayOf(now)) return;
  throw new DomainError('validation-failed', '移送内容不符合要求。', {
    problems: [{ pointer: '/documentOn', code: 'in-future', detail: '移送函日期：不得晚于今天。' }],
  });
}

/** The report that lay before the reviewer is neither approved nor sent back. */
async function settleReport(repositories: Repositories, taken: LockedItem, user: User): Promise<void> {
  const { order } = taken;
  const subject = await repositories.reviewSubjects.submitted('investigation', order.id, order.runNo);
  if (!subject) throw new DomainError('order-state-conflict', '没有待审核的报告。');
  await assertMayReview(repositories, taken, user, subject);
  await repositories.reviewSubjects.settle(subject, order.id, order.runNo, 'referred');
}
