import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { truthfulness } from '../code-list/truthfulness.ts';
import { personName } from '../person/name.ts';
import { phone } from '../person/phone.ts';
import { fieldRule } from '../shared/field-rule.ts';
import { freeText } from '../shared/free-text.ts';
import { instant } from '../shared/instant.ts';

/** A person of the staff as table 6 names them: 姓名、职务、联系电话. */
export const staffMember = z
  .strictObject({
    name: personName.meta({ title: '姓名' }),
    duty: freeText(60).meta({ title: '职务' }),
    phone: phone.meta({ title: '联系电话' }),
  })
  .meta({ title: '人员信息', description: '表6：姓名、职务、联系电话' });

/** An amount in 元 with at most two decimals, kept as text so that no cent is lost. */
export const amountYuan = z
  .string()
  .refine((text) => /^\d{1,12}(?:\.\d{1,2})?$/.test(text), fieldRule('bad-format', '应为以元为单位的金额，最多两位小数，如 1500.00。'))
  .meta({ title: '金额数量', description: '报告中涉及的金额，单位元，两位小数', examples: ['1500.00'] });

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
