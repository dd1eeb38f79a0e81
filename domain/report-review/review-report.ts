import type { OrderRouting } from '../order/ports.ts';
import type { Settings } from '../setting/settings.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { handlingLevelOf } from '../unit/unit.ts';
import type { Units } from '../unit/ports.ts';
import type { Users } from '../user/ports.ts';
import type { User } from '../user/user.ts';
import { completeItem, type Completion, type CompletionRepositories } from '../work-item/complete-item.ts';
import type { WorkItem } from '../work-item/ports.ts';
import { takeItem, type ItemRepositories, type LockedItem } from '../work-item/take-item.ts';
import { eligibleReviewers } from './eligible-reviewers.ts';
import { subjectOf, type ReviewDecision, type ReviewPlans, type ReviewSubject, type Reviews, type ReviewSubjects } from './ports.ts';

/** What reviewing reads and writes. */
export type ReviewRepositories = ItemRepositories &
  CompletionRepositories & { users: Users; units: Units; reviewSubjects: ReviewSubjects; reviews: Reviews; reviewPlans: ReviewPlans; settings: Settings };

/**
 * Approves a report, answer or determination, or sends it back with reasons (P3.4). The final approval moves the order
 * to informing; sent back from any level it returns to its author, rounds count per order, and at the maximum the
 * supervisor of that level rules. Errors: those of `takeItem`, `own-report`, `already-approved-elsewhere`,
 * `right-required`, `order-state-conflict`.
 */
export async function reviewReport(
  deps: { inTransaction: InTransaction<ReviewRepositories>; clock: Clock },
  input: { user: User; workItemId: string; decision: ReviewDecision; opinion: string },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, ['report-review', 'province-review', 'answer-review']);
    const { order, item } = taken;
    const subject = await repositories.reviewSubjects.submitted(subjectOf[order.type], order.id, order.runNo);
    if (!subject) throw new DomainError('order-state-conflict', '没有待审核的报告。');
    await assertMayReview(repositories, taken, input.user, subject);
    const level = handlingLevelOf({ id: item.unitId, level: input.user.unitLevel });
    await repositories.reviews.add({
      orderId: order.id,
      runNo: order.runNo,
      subject: subject.kind,
      version: subject.version,
      level,
      unitId: item.unitId,
      reviewerId: input.user.id,
      decision: input.decision,
      opinion: input.opinion,
      reviewedAt: deps.clock.now(),
    });
    const completion = await (input.decision === 'approved' ? approve : sendBack)(repositories, order, subject, item);
    await completeItem(repositories, deps.clock, { ...taken, user: input.user }, {
      ...completion,
      detail: { subject: subject.kind, version: subject.version, level, ...completion.detail },
      text: input.opinion,
    });
  });
}

/** Nobody reviews their own report or approves it twice; the supervisor stands in where nobody else may (P3.4). */
export async function assertMayReview(repositories: ReviewRepositories, { order, item, facts }: LockedItem, user: User, subject: ReviewSubject): Promise<void> {
  if (subject.authorId === user.id) throw new DomainError('own-report', '不得审核本人提交的报告。');
  const approvals = await repositories.reviews.approvals(subject, order.id, order.runNo);
  if (approvals.some(({ reviewerId }) => reviewerId === user.id))
    throw new DomainError('already-approved-elsewhere', '您已在另一层级审核通过此报告，不得再次审核。');
  if (user.rights.includes('reviewer')) return;
  // The supervisor stands in at the province only, and only where no reviewer may (P3.4).
  const staff = await repositories.users.ofUnit(item.unitId);
  const approverIds = approvals.map(({ reviewerId }) => reviewerId);
  const others = eligibleReviewers({ unitPath: user.unitPath, staff }, { authorId: subject.authorId, approverIds, facts });
  if (user.unitLevel !== 'province' || others.length > 0)
    throw new DomainError('right-required', '负责人只能在省级没有其他审核人时审核报告。');
}

async function approve(repositories: ReviewRepositories, order: OrderRouting, subject: ReviewSubject, { unitId }: WorkItem): Promise<Completion> {
  const plan = (await repositories.reviewPlans.find(subject, order.id, order.runNo)) ?? [];
  const isFinal = plan.at(-1)?.unitId === unitId;
  if (isFinal) await repositories.reviewSubjects.settle(subject, order.id, order.runNo, 'approved');
  return {
    outcome: 'approved',
    action: 'review.approved',
    detail: { isFinal },
    ...(isFinal ? { to: 'awaiting_informing' } : {}),
  };
}

async function sendBack(repositories: ReviewRepositories, order: OrderRouting, subject: ReviewSubject, item: WorkItem): Promise<Completion> {
  const rounds = order.reviewRounds + 1;
  const { reviewMaxRounds } = await repositories.settings.ofProvince(order.provinceUnitId);
  const roundsExhausted = rounds >= reviewMaxRounds;
  await repositories.reviewSubjects.settle(subject, order.id, order.runNo, 'sent_back');
  await repositories.orders.change(order.id, { reviewRounds: rounds });
  return {
    outcome: 'sentBack',
    // Answers are not ruled on: their review is a single, optional step.
    ...(item.kind !== 'answer-review' ? { variables: { roundsExhausted, ...(await ruling(repositories, item, roundsExhausted)) } } : {}),
    to: 'in_handling',
    action: 'review.sentBack',
    detail: { rounds, roundsExhausted },
  };
}

/** Where the ruling on exhausted rounds lands: with this level's supervisor, or the next one up that has any. */
async function ruling({ units, users }: ReviewRepositories, { unitId }: WorkItem, roundsExhausted: boolean): Promise<{ rulingUnit?: string }> {
  if (!roundsExhausted) return {};
  for (const unit of await units.pathOf(unitId))
    if ((await users.ofUnit(unit.id)).some(({ rights }) => rights.includes('supervisor'))) return { rulingUnit: unit.id };
  return { rulingUnit: unitId };
}
