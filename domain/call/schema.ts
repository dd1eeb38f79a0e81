import { z } from 'zod';
import { orderTypeList } from '../code-list/order-type.ts';
import { codeOf } from '../code-list/code-list.ts';
import { callFields } from '../order/call-fields.ts';
import { fieldRule } from '../shared/field-rule.ts';
import { freeText } from '../shared/free-text.ts';
import { platformOrderNo } from '../shared/identifiers.ts';

/** 工号 of an agent: the name with which they log in. */
const agentLogin = callFields.agentNumber.meta({ title: '坐席工号', description: '12317 坐席员的登录名；不给出则由本省任一坐席员接听' });

/** 来电转接: what 12345 tells when it transfers a call (P6.1). */
export const callAnnouncement = z
  .strictObject({
    callId: platformOrderNo.meta({ title: '通话标识', description: '12345 侧该通话的唯一编号；同一编号重复提交返回第一次的回执' }),
    callerNumber: callFields.callerNumber,
    calledAt: callFields.calledAt,
    agentNumber: agentLogin.exactOptional(),
  })
  .meta({ title: '来电转接', description: '话务转接时由 12345 发出' });

/** What 12345 announces. */
export type CallAnnouncement = z.output<typeof callAnnouncement>;

/** The longest draft in characters of JSON: three full forms. */
const longestDraft = 60_000;
const form = z.record(z.string().max(64), z.unknown());

/** What the agent has typed so far, in all three forms; kept as it is and checked only when it is to become an order. */
export const callDraft = z
  .strictObject({
    type: codeOf(orderTypeList),
    forms: z.strictObject({ complaint: form.exactOptional(), consultation: form.exactOptional(), declaration: form.exactOptional() }),
    answer: z.string().max(10_000).exactOptional(),
  })
  .refine((draft) => JSON.stringify(draft).length <= longestDraft, fieldRule('too-long', `过长；草稿最多 ${longestDraft} 个字符。`))
  .meta({ title: '来电草稿' });

/** A draft. */
export type CallDraft = z.output<typeof callDraft>;

/** One form that is to become an order; its fields are those of the type's table without the facts of the call. */
export const callFormBody = z.strictObject({ type: codeOf(orderTypeList), form }).meta({ title: '来电登记' });

/** The same, answered on the spot. */
export const callAnswerBody = callFormBody.extend({ answer: freeText(10_000).meta({ title: '答复内容' }) }).meta({ title: '当场答复' });

/** A call that is none of ours. */
export const callRefusalBody = z
  .strictObject({ type: codeOf(orderTypeList), reason: freeText(2000).meta({ title: '理由', description: '为何不属受理范围，向来电人如何说明' }) })
  .meta({ title: '不属受理范围' });

/** A record that the agent opens by hand. */
export const newCallBody = z.strictObject({ callerNumber: callFields.callerNumber }).meta({ title: '手工登记来电' });
