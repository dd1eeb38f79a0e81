import { DomainError } from '../shared/domain-error.ts';

/** Whether a unit has handed in its work (report, answer or determination) since it received the order. */
export type Submissions = { madeBy(unitId: string, orderId: string, runNo: number, since: Date): Promise<boolean> };

/** 收回 and 退回 end where a report was handed in (P3.2). */
export function reportSubmitted(): DomainError {
  return new DomainError('report-submitted', '报告已提交审核，不能再收回或退回；如需改派，请在审核中退回或由负责人裁定。');
}
