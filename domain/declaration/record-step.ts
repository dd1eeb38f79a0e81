import { assertNotInFuture } from '../shared/assert-not-in-future.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { chinaDayOf } from '../shared/instant.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import type { WorkItemKind } from '../work-item/kinds.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { DeclarationSteps } from './ports.ts';
import type { DeclarationStep, DeclarationStepName } from './schema.ts';

/** The human task of each step. */
export const stepKinds: Record<DeclarationStepName, WorkItemKind> = {
  acceptance: 'declaration-acceptance',
  household_check: 'household-check',
  public_notice: 'public-notice',
  determination: 'determination',
};

/**
 * Records a step of checking a declaration and completes its task; the determination goes under review (P3.3, P3.4).
 * Errors: those of `takeItem`, `validation-failed`.
 */
export async function recordStep(
  deps: { inTransaction: InTransaction<ItemRepositories & CompletionRepositories & { declarationSteps: DeclarationSteps }>; clock: Clock },
  input: { user: User; workItemId: string; step: DeclarationStep },
): Promise<void> {
  await deps.inTransaction(async (repositories) => {
    const { step, user } = input;
    const taken = await takeItem(repositories, input, [stepKinds[step.step]]);
    const { order, item } = taken;
    const now = deps.clock.now();
    assertHappened(step, now);
    const isDetermination = step.step === 'determination';
    if (isDetermination) assertAfterNotice(step.determinedAt, await repositories.declarationSteps.noticeEnd(order.id, order.runNo));
    const version = (await repositories.declarationSteps.lastVersion(order.id, order.runNo, step.step)) + 1;
    await repositories.declarationSteps.add({
      orderId: order.id,
      runNo: order.runNo,
      version,
      unitId: item.unitId,
      recordedBy: user.id,
      recordedAt: now,
      state: isDetermination ? 'submitted' : 'approved',
      step,
    });
    await completeItem(repositories, deps.clock, { ...taken, user }, {
      outcome: 'done',
      action: 'declaration.stepRecorded',
      detail: { step: step.step, version },
      ...(isDetermination ? { to: 'under_report_review' } : {}),
    });
  });
}

/** 审定 waits for the notice to run its course: it is not dated before the last day of 公示 (P3.3). */
function assertAfterNotice(determinedAt: string, noticeEnd: string | undefined): void {
  if (noticeEnd === undefined || chinaDayOf(new Date(determinedAt)) >= noticeEnd) return;
  throw new DomainError('validation-failed', '公示尚未期满，未保存任何内容。', {
    problems: [{ pointer: '/determinedAt', code: 'too-early', detail: `审定时间：不得早于公示结束日期 ${noticeEnd}。` }],
  });
}

function assertHappened(step: DeclarationStep, now: Date): void {
  switch (step.step) {
    case 'acceptance':
      assertNotInFuture({ pointer: '/acceptedAt', title: '乡镇受理时间', time: step.acceptedAt }, now);
      break;
    case 'household_check':
      assertNotInFuture({ pointer: '/checkedAt', title: '入户核查时间', time: step.checkedAt }, now);
      break;
    case 'determination':
      assertNotInFuture({ pointer: '/determinedAt', title: '审定时间', time: step.determinedAt }, now);
      break;
    case 'public_notice':
      // Its days are calendar days, and the end of a notice may lie ahead.
      break;
  }
}
