import { z } from 'zod';
import { codeOf } from '../../domain/code-list/code-list.ts';
import { decision } from '../../domain/code-list/decision.ts';
import { orderStatusList } from '../../domain/code-list/order-status.ts';
import { orderTypeList } from '../../domain/code-list/order-type.ts';
import { reviewFlag } from '../../domain/code-list/review-flag.ts';
import { acceptanceNo, instant, messageNo, platformOrderNo, requestNo } from '../../domain/shared/schema.ts';

export { complaintSubmission, consultationSubmission, declarationSubmission } from '../../domain/order/schema.ts';
export { extensionDecision } from '../../domain/extension/schema.ts';
export { cancellation, rehandling, reminder, supplement } from '../../domain/platform-message/schema.ts';
export { withdrawalDecision } from '../../domain/withdrawal/schema.ts';

/** 受理回执: the answer to a submitted order; a repeat gets the very same (P1.3). */
export const receipt = z
  .object({
    acceptanceNo,
    platformOrderNo,
    receivedAt: instant.meta({ title: '受理时间' }),
    status: codeOf(orderStatusList, '受理时总是 pending_review 待初审；之后的状态见查询与回传消息'),
  })
  .meta({ title: '受理回执' });

/** Where an order stands, for the platform it came from; no personal data. */
export const orderState = z
  .object({
    acceptanceNo,
    platformOrderNo,
    orderType: codeOf(orderTypeList),
    status: codeOf(orderStatusList),
    round: z.int().min(1).meta({ title: '轮次', description: '第几次办理；重办后加一' }),
    reminders: z.int().min(0).meta({ title: '催办次数' }),
    flags: z.array(codeOf(reviewFlag)).meta({ title: '工单标记', description: '已受理但初审时需要核对的事项' }),
    receivedAt: instant.meta({ title: '受理时间' }),
    endedAt: instant.exactOptional().meta({ title: '结束时间' }),
  })
  .meta({ title: '工单状态' });

/** The answer to a decision on a withdrawal or an extension; an identical repeat gets the very same (P4.3). */
export const decisionReceipt = z
  .object({
    acceptanceNo,
    requestNo,
    decision: codeOf(decision),
    receivedAt: instant.meta({ title: '收到时间' }),
  })
  .meta({ title: '批复回执' });

/** The answer to a reminder, supplement, cancellation or rehandling; an identical repeat gets the very same. */
export const messageReceipt = z
  .object({
    acceptanceNo,
    messageNo,
    receivedAt: instant.meta({ title: '收到时间' }),
    status: codeOf(orderStatusList, '收到来文之后的状态'),
    round: z.int().min(1).meta({ title: '轮次' }),
  })
  .meta({ title: '来文回执' });

/** The order an address names. */
export const orderPath = z.object({ acceptanceNo });

/** Optional header of a submission beside the platform's order number (P1.3). */
export const idempotencyHeaders = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .exactOptional()
    .meta({ title: '幂等键', description: '可选；1 至 255 个可见 ASCII 字符。同键同内容返回第一次的结果，同键异内容 422' }),
});
