import { isUsable } from '../attachment/attachment.ts';
import type { Attachments } from '../attachment/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import { assertNotInFuture } from '../shared/assert-not-in-future.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';
import { completeItem, type CompletionRepositories } from '../work-item/complete-item.ts';
import type { WorkItem } from '../work-item/ports.ts';
import { takeItem, type ItemRepositories } from '../work-item/take-item.ts';
import type { Reports } from './ports.ts';
import type { InvestigationReport } from './schema.ts';
import { writeDraft } from './write-draft.ts';

type ReportAttachments = Pick<Attachments, 'attach' | 'listOfOrder'>;
type Repositories = ItemRepositories & CompletionRepositories & { reports: Reports; attachments: ReportAttachments };

/**
 * Hands the report in for review (P3.3, P3.4): its version is final, the order goes under review. Of a sealed order a unit
 * below the province says as well what the province will tell the person, whom it doesn't know (P1.4).
 * Errors: those of `takeItem`, `validation-failed`, `attachment-not-ready`.
 */
export async function submitReport(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; workItemId: string; report: InvestigationReport },
): Promise<{ version: number }> {
  return deps.inTransaction(async (repositories) => {
    const taken = await takeItem(repositories, input, ['investigation']);
    const { order, item } = taken;
    const now = deps.clock.now();
    assertNotInFuture({ pointer: '/investigatedAt', title: '调查核实时间', time: input.report.investigatedAt }, now);
    assertInformingText(order, item, input.report);
    await attach(repositories.attachments, order.id, input);
    const author = { orderId: order.id, runNo: order.runNo, unitId: item.unitId, investigatorId: input.user.id };
    const { reportId, version } = await writeDraft(repositories.reports, author, input.report);
    await repositories.reports.submit(reportId, now);
    await completeItem(repositories, deps.clock, { ...taken, user: input.user }, {
      outcome: 'submitted',
      to: 'under_report_review',
      action: 'report.submitted',
      detail: { version },
    });
    return { version };
  });
}

function assertInformingText(order: OrderRouting, item: WorkItem, report: InvestigationReport): void {
  if (!order.sealed || item.unitId === order.provinceUnitId || report.informingText !== undefined) return;
  throw new DomainError('validation-failed', '调查报告不符合要求。', {
    problems: [{ pointer: '/informingText', code: 'required', detail: '告知内容：匿名或要求保密的工单由省级告知，须由承办单位拟写。' }],
  });
}

async function attach(
  attachments: ReportAttachments,
  orderId: string,
  { user, report }: { user: User; report: InvestigationReport },
): Promise<void> {
  const wanted = report.attachmentIds ?? [];
  if (wanted.length === 0) return;
  // What an earlier version brought belongs to the order already, whoever uploaded it.
  const present = (await attachments.listOfOrder(orderId)).filter(isUsable).map(({ id }) => id);
  const added = wanted.filter((id) => !present.includes(id));
  const missing = added.length > 0 ? await attachments.attach(orderId, { userId: user.id }, added) : [];
  if (missing.length === 0) return;
  throw new DomainError('attachment-not-ready', '有附件不存在、未通过安全检查或属于其他工单。', {
    problems: missing.map((id) => ({
      pointer: `/attachmentIds/${wanted.indexOf(id)}`,
      code: 'not-in-list',
      detail: '调查报告附件：不存在、未通过安全检查或属于其他工单。',
    })),
  });
}
