import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { truthfulness } from '../code-list/truthfulness.ts';
import { amountYuan } from '../shared/amount.ts';
import { freeText } from '../shared/free-text.ts';
import { instant } from '../shared/instant.ts';
import { staffMember } from '../shared/staff.ts';

/** An investigation report as it is handed in: the fields of table 6 that the investigator fills. */
export const investigationReport = z
  .strictObject({
    investigatedAt: instant.meta({ title: '调查核实时间' }),
    investigators: z.array(staffMember).min(1).max(10).meta({ title: '调查人员信息' }),
    findings: freeText(20_000).meta({ title: '调查核实情况' }),
    truthfulness: codeOf(truthfulness),
    amountYuan: amountYuan.optional(),
    attachmentIds: z.array(z.uuid()).max(20).default([]).meta({ title: '调查报告附件', description: '先上传，再以附件编号引用' }),
  })
  .meta({ title: '调查核实信息', description: '方案表6中由调查人员填写的部分；反馈情况由告知记录填入，审核人员与时间由最终审核填入' });

/** The same while it is being written: everything may still be missing. */
export const investigationDraft = investigationReport.partial().meta({ title: '调查核实信息（草稿）' });

export type StaffMember = z.output<typeof staffMember>;
export type InvestigationReport = z.output<typeof investigationReport>;
export type InvestigationDraft = z.output<typeof investigationDraft>;
