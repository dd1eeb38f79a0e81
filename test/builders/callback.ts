import type { CallbackData, ConsultationAnswer, DeclarationResult, FileReference, InvestigationResult } from '../../domain/feedback/schema.ts';
import { aComplaint } from './submission.ts';

/** A file as it travels to a platform. */
export function aFileReference(change: Partial<FileReference> = {}): FileReference {
  return {
    name: '调查报告.pdf',
    size: 20_480,
    digest: `sha256:${'0a'.repeat(32)}`,
    url: 'https://12317.example/files/0197a3c2?expires=1772500000&signature=abc',
    expiresAt: '2026-03-12T18:00:00+08:00',
    ...change,
  };
}

/** Table 6 with every field. */
export function anInvestigationResult(change: Partial<InvestigationResult> = {}): InvestigationResult {
  return {
    investigatedAt: '2026-03-09T10:00:00+08:00',
    investigators: [{ name: '李明', duty: '科员', phone: '0731-83610000-12' }],
    informing: '已电话告知信访人，信访人表示认可。',
    report: [aFileReference()],
    reviewer: { name: '周正', duty: '处长', phone: '13900000001' },
    reviewedAt: '2026-03-12T16:30:00+08:00',
    truthfulness: 'partlyTrue',
    amountYuan: '12800.00',
    ...change,
  };
}

/** Table 7 with every field. */
export function aDeclarationResult(change: Partial<DeclarationResult> = {}): DeclarationResult {
  return {
    acceptedBy: { name: '周正', phone: '13900000001' },
    acceptedAt: '2026-03-02T10:00:00+08:00',
    handledBy: { name: '李明', phone: '13900000002' },
    finishedAt: '2026-03-20T16:30:00+08:00',
    result: 'included',
    reason: '符合纳入条件。',
    ...change,
  };
}

/** The answer of a consultation. */
export function aConsultationAnswer(change: Partial<ConsultationAnswer> = {}): ConsultationAnswer {
  return { answer: '符合条件的脱贫户可向乡镇提出申请。', answeredBy: '李明', answeredAt: '2026-03-04T15:00:00+08:00', ...change };
}

/** What each kind of message may carry. */
export const callbackDataExamples: CallbackData = {
  accepted: { receivedAt: '2026-03-02T09:16:00+08:00', status: 'pending_review' },
  pageCopy: { orderType: 'complaint', order: aComplaint() },
  supplementRequested: { requestNo: '2026-43-0000123-9-B1', reason: '请补充被投诉单位名称。' },
  withdrawalRequested: { requestNo: '2026-43-0000123-9-T1', reason: '所反映问题不属于本平台受理范围。' },
  extensionRequested: {
    requestNo: '2026-43-0000123-9-Y1',
    reason: '需要会同多个部门核实。',
    amount: 10,
    unit: 'day',
    resultingDueAt: '2026-04-10T23:59:59+08:00',
  },
  statusChanged: { status: 'in_handling', previousStatus: 'pending_review' },
  result: { orderType: 'complaint', investigation: anInvestigationResult() },
  closedByOperator: { reason: '重复工单，已并入其他工单办理。' },
};
