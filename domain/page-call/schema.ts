import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { orderTypeList } from '../code-list/order-type.ts';
import { callFields } from '../order/call-fields.ts';
import { submissionSchemas } from '../order/schema.ts';
import { fieldRule } from '../shared/field-rule.ts';
import { acceptanceNo, platformOrderNo } from '../shared/identifiers.ts';

export { anonymityProblems, callerDataFields } from '../order/anonymity-rule.ts';
export { checkSubmission } from '../order/check-submission.ts';

/** Room for the ending that makes an order number of a call's id. */
const callIdPattern = /^[\p{L}\p{N}](?:[\p{L}\p{N}._/#:-]{0,59})$/u;

/** The call's id in 12345's own system: same call, same draft, same order (P2.2). */
const callId = z
  .string()
  .refine((text) => callIdPattern.test(text), fieldRule('bad-format', '应为 1 至 60 个字母、数字或 . _ / # : -，以字母或数字开头。'))
  .meta({ title: '通话标识', description: '12345 平台中该次来电的唯一标识；同一来电重新打开时恢复草稿或显示已受理的工单', maxLength: 60, pattern: callIdPattern.source, examples: ['CALL-20260302-000017'] });

/** What 12345's server asks for when an agent is to register a call on our page (P2.1). */
const registerLaunch = z.strictObject({
  purpose: z.literal('register').meta({ title: '用途', description: 'register 登记工单' }),
  orderType: codeOf(orderTypeList),
  agentNumber: callFields.agentNumber,
  callerNumber: callFields.callerNumber,
  callId,
  calledAt: callFields.calledAt,
  platformOrderNo: platformOrderNo.exactOptional().meta({ title: '平台工单编号', description: '已有工单编号时给出；不给时由通话标识和工单类型生成' }),
});

/** What it asks for when an agent is to see where an order stands. */
const progressLaunch = z.strictObject({
  purpose: z.literal('progress').meta({ title: '用途', description: 'progress 查询进度' }),
  acceptanceNo,
  agentNumber: callFields.agentNumber,
});

/** 页面调用请求 (P2.1): everything personal travels here, from server to server, and never in an address. */
export const launchRequest = z
  .discriminatedUnion('purpose', [registerLaunch, progressLaunch])
  .meta({ title: '页面调用请求', description: '登记一次来电，或查询一件工单的进度' });
export type LaunchRequest = z.output<typeof launchRequest>;

const fromTheTicket = { platformOrderNo: true, agentNumber: true, callerNumber: true, calledAt: true } as const;

/** The forms of the three pages: tables 1–3 without the 自动生成 fields, which a page may not send (P1.2, P2.2). */
export const pageForms = {
  complaint: submissionSchemas.complaint.omit(fromTheTicket).meta({ title: '投诉举报登记' }),
  consultation: submissionSchemas.consultation.omit(fromTheTicket).meta({ title: '咨询登记' }),
  declaration: submissionSchemas.declaration.omit(fromTheTicket).meta({ title: '自主申报登记' }),
};
