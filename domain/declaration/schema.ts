import { z } from 'zod';
import { authorisation } from '../code-list/authorisation.ts';
import { codeOf } from '../code-list/code-list.ts';
import { declarationResult } from '../code-list/declaration-result.ts';
import { freeText } from '../shared/free-text.ts';
import { calendarDay, instant } from '../shared/instant.ts';
import { staffMember } from '../shared/staff.ts';
import { fieldRule } from '../shared/field-rule.ts';

// 承诺授权书 may come at any step: a declaration by phone begins without it (P3.3).
const authorisationNow = codeOf(authorisation).exactOptional();

/** 乡镇受理; emergency help may be recorded before everything else (P3.3). */
const acceptance = z.strictObject({
  step: z.literal('acceptance'),
  acceptedAt: instant.meta({ title: '乡镇受理时间' }),
  acceptedBy: staffMember.meta({ title: '乡镇受理人' }),
  emergencyHelp: freeText(2000).meta({ title: '应急救助情况', description: '先行救助的，在此记录' }).exactOptional(),
  note: freeText(2000).meta({ title: '受理意见' }).exactOptional(),
  authorisation: authorisationNow,
});

/** 入户核查. */
const householdCheck = z.strictObject({
  step: z.literal('household_check'),
  checkedAt: instant.meta({ title: '入户核查时间' }),
  checkers: z.array(staffMember).min(1).max(20).meta({ title: '核查人员' }),
  findings: freeText(10_000).meta({ title: '核查情况' }),
  authorisation: authorisationNow,
});

/** 公示. */
const publicNotice = z.strictObject({
  step: z.literal('public_notice'),
  postedOn: calendarDay.meta({ title: '公示开始日期' }),
  postedUntil: calendarDay.meta({ title: '公示结束日期' }),
  place: freeText(200).meta({ title: '公示地点' }),
  objections: freeText(10_000).meta({ title: '异议情况', description: '无异议的填写“无异议”' }),
  authorisation: authorisationNow,
});

/** 审定: what the citizen waits for; with the 承诺授权书 as it stands. */
const determination = z.strictObject({
  step: z.literal('determination'),
  determinedAt: instant.meta({ title: '审定时间' }),
  result: codeOf(declarationResult),
  reason: freeText(2000).meta({ title: '办理结果理由', description: '纳入或不纳入的理由' }),
  authorisation: codeOf(authorisation),
});

/** One step of checking a declaration (P3.3), told apart by `step`. */
export const declarationStep = z
  .discriminatedUnion('step', [
    acceptance,
    householdCheck,
    publicNotice.refine(({ postedOn, postedUntil }) => postedOn <= postedUntil, {
      ...fieldRule('too-early', '公示结束日期：不得早于开始日期。'),
      path: ['postedUntil'],
    }),
    determination,
  ])
  .meta({ title: '自主申报办理步骤' });

export type DeclarationStep = z.output<typeof declarationStep>;
export type DeclarationStepName = DeclarationStep['step'];
