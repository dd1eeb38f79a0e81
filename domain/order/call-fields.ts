import { z } from 'zod';
import { callerNumber } from '../person/phone.ts';
import { fieldRule } from '../shared/field-rule.ts';
import { platformOrderNo } from '../shared/identifiers.ts';
import { instant } from '../shared/instant.ts';

const agentNumberPattern = /^[\p{L}\p{N}._-]{1,32}$/u;

/**
 * What every submitted order carries beside its own table: the platform's number and the 自动生成 facts of the call,
 * which come from the caller's system (P1.2). 受理编号 is ours and is therefore refused in a submission.
 */
export const callFields = {
  platformOrderNo,
  agentNumber: z
    .string()
    .refine((text) => agentNumberPattern.test(text), fieldRule('bad-format', '应为 1 至 32 个字母、数字或 . _ -。'))
    .meta({ title: '工号', description: '接听来电的话务员工号', minLength: 1, maxLength: 32, pattern: agentNumberPattern.source, examples: ['8017'] }),
  callerNumber: callerNumber.meta({ title: '来电号码', description: '来电显示的号码' }),
  calledAt: instant.meta({ title: '来电时间', description: '带时区；不得晚于当前时间 5 分钟' }),
};
