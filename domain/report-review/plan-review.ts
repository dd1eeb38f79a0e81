import type { AccessFacts, AccessFactsSource } from '../access/facts.ts';
import type { AuditTrail } from '../audit/ports.ts';
import { moveOrder, type MoveRepositories } from '../order/move-order.ts';
import type { OrderRouting } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Units } from '../unit/ports.ts';
import type { HandlingLevel, Unit } from '../unit/unit.ts';
import type { Users } from '../user/ports.ts';
import { eligibleReviewers } from './eligible-reviewers.ts';
import { subjectOf, type PlannedReview, type ReviewPlans, type ReviewSubject, type ReviewSubjects } from './ports.ts';

/** The repositories it needs. */
export type PlanReviewRepositories = MoveRepositories & {
  access: AccessFactsSource;
  units: Units;
  users: Users;
  reviewSubjects: ReviewSubjects;
  reviewPlans: ReviewPlans;
};

/** A level of the chain where nobody may review, and why. */
export type SkippedReview = { level: HandlingLevel; unitId: string; note: string };

const system = { kind: 'system', id: 'workers' } as const;

/**
 * Puts names to the chain that the decision table asks for (落实审核人, P3.4): a level without an eligible reviewer passes
 * the report one level up with a note; at the province the supervisor reviews. Where nobody reviews, the order goes on to
 * informing. `undefined` when the order has ended or gone on to another run. Errors: `not-found`, `order-state-conflict`.
 */
export async function planReview(
  deps: { inTransaction: InTransaction<PlanReviewRepositories>; clock: Clock },
  input: { orderId: string; runNo: number; reviewChain: readonly HandlingLevel[] },
): Promise<PlannedReview[] | undefined> {
  return deps.inTransaction(async (repositories) => {
    const order = await repositories.orders.lock(input.orderId);
    const facts = order && (await repositories.access.of(order.id));
    if (!order || !facts) throw new DomainError('not-found', `流程实例对应的工单不存在：${input.orderId}。`);
    if (hasEnded(order.status) || order.runNo !== input.runNo) return undefined;
    const subject = await repositories.reviewSubjects.submitted(subjectOf[order.type], order.id, order.runNo);
    if (!subject) throw new DomainError('order-state-conflict', '没有待审核的报告，不能落实审核人。');
    const { plan, skipped } = await nameReviewers(repositories, facts, subject, input.reviewChain);
    await repositories.reviewPlans.save(subject, order.id, order.runNo, plan, deps.clock.now());
    await note(repositories.audit, order, plan, skipped);
    // Nobody reviews: what was handed in stands.
    if (plan.length === 0) await repositories.reviewSubjects.settle(subject, order.id, order.runNo, 'approved');
    const to = plan.length > 0 ? 'under_report_review' : 'awaiting_informing';
    if (to !== order.status)
      await moveOrder({ ...repositories, clock: deps.clock }, order, { to, action: plan.length > 0 ? 'review.begun' : 'review.notAsked', actor: system });
    return plan;
  });
}

async function nameReviewers(repositories: Pick<PlanReviewRepositories, 'units' | 'users'>, facts: AccessFacts, subject: ReviewSubject, chain: readonly HandlingLevel[]) {
  const plan: PlannedReview[] = [];
  const skipped: SkippedReview[] = [];
  const path = await repositories.units.pathOf(subject.unitId);
  // Passed on to the level above, even one that the chain did not ask.
  let passedUp = false;
  for (const [position, unit] of path.entries()) {
    const level = unit.level;
    if (level === 'national' || !(chain.includes(level) || passedUp)) continue;
    passedUp = !(await canReview(repositories.users, { unit, path: path.slice(position) }, facts, subject));
    if (passedUp) skipped.push({ level, unitId: unit.id, note: level === 'province' ? '本级无其他审核人，由负责人审核' : '本级无其他审核人' });
    if (!passedUp || level === 'province') plan.push({ level, unitId: unit.id });
  }
  return { plan, skipped };
}

async function canReview(
  users: Users,
  { unit, path }: { unit: Unit; path: readonly Unit[] },
  facts: AccessFacts,
  subject: ReviewSubject,
): Promise<boolean> {
  const staff = await users.ofUnit(unit.id);
  return eligibleReviewers({ unitPath: path.map(({ id }) => id), staff }, { authorId: subject.authorId, approverIds: [], facts }).length > 0;
}

async function note(audit: AuditTrail, order: OrderRouting, plan: PlannedReview[], skipped: SkippedReview[]): Promise<void> {
  const about = { actor: system, orderId: order.id, runNo: order.runNo };
  await audit.record({ ...about, action: 'review.planned', detail: { levels: plan.map(({ level }) => level) } });
  for (const one of skipped) await audit.record({ ...about, action: 'review.levelSkipped', detail: one });
}
