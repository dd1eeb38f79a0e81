import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { truthfulness } from '../code-list/truthfulness.ts';
import { amountYuan } from '../shared/amount.ts';
import { freeText } from '../shared/free-text.ts';
import { instant } from '../shared/instant.ts';
import { staffMember } from '../shared/staff.ts';
import { fileReference } from './file-reference.ts';

/**
 * 调查核实信息, table 6 of the scheme: the result of a complaint. Everything is required except 调查报告 and 金额数量
 * (P8.1). 审核人员 and 审核时间 are those of the final approval (P3.4), 反馈信访人情况 comes from the informing (P3.5).
 */
export const investigationResult = z
  .strictObject({
    investigatedAt: instant.meta({ title: '调查核实时间' }),
    investigators: z.array(staffMember).min(1).max(20).meta({ title: '调查人员信息', description: '姓名、职务、联系电话' }),
    informing: freeText(10_000).meta({ title: '反馈信访人情况', description: '反馈信访人情况摘要' }),
    report: z.array(fileReference).max(20).meta({ title: '调查报告', description: 'word、图片、PDF、压缩包等附件' }).exactOptional(),
    reviewer: staffMember.meta({ title: '审核人员信息', description: '最终审核人的姓名、职务、联系电话' }),
    reviewedAt: instant.meta({ title: '审核时间', description: '最终审核调查报告的时间' }),
    truthfulness: codeOf(truthfulness),
    amountYuan: amountYuan.meta({ description: '报告中涉及的金额数量，单位：元，两位小数' }).exactOptional(),
  })
  .meta({ title: '调查核实信息', description: '投诉举报的办理结果（表6）' });

/** The result of a complaint. */
export type InvestigationResult = z.output<typeof investigationResult>;
