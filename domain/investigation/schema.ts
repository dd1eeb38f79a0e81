import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { truthfulness } from '../code-list/truthfulness.ts';
import { amountYuan } from '../shared/amount.ts';
import { freeText } from '../shared/free-text.ts';
import { attachmentIds } from '../shared/identifiers.ts';
import { instant } from '../shared/instant.ts';
import { staffMember } from '../shared/staff.ts';

/** An investigation report as it is handed in: the fields of table 6 that the investigator fills. */
export const investigationReport = z
  .strictObject({
    investigatedAt: instant.meta({ title: '调查核实时间' }),
    investigators: z.array(staffMember).min(1).max(20).meta({ title: '调查人员信息', description: '姓名、职务、联系电话' }),
    findings: freeText(20_000).meta({ title: '调查核实情况' }),
    truthfulness: codeOf(truthfulness),
    amountYuan: amountYuan.exactOptional(),
    attachmentIds: attachmentIds.exactOptional().meta({ title: '调查报告附件' }),
    informingText: freeText(5000)
      .meta({ title: '告知内容', description: '匿名或要求保密的工单由省级告知，内容由承办单位拟写，供省级告知时使用' })
      .exactOptional(),
  })
  .meta({ title: '调查报告', description: '方案表6中由调查人员填写的部分；反馈情况由告知记录填入，审核人员与时间由最终审核填入' });

/** The same while it is being written: everything may still be missing. */
export const investigationDraft = z
  .strictObject({
    investigatedAt: investigationReport.shape.investigatedAt.exactOptional(),
    investigators: investigationReport.shape.investigators.exactOptional(),
    findings: investigationReport.shape.findings.exactOptional(),
    truthfulness: investigationReport.shape.truthfulness.exactOptional(),
    amountYuan: investigationReport.shape.amountYuan,
    attachmentIds: investigationReport.shape.attachmentIds,
    informingText: investigationReport.shape.informingText,
  })
  .meta({ title: '调查报告草稿' });

export type InvestigationReport = z.output<typeof investigationReport>;
export type InvestigationDraft = z.output<typeof investigationDraft>;
