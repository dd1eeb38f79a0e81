import { z } from 'zod';
import { callbackKind } from '../code-list/callback-kind.ts';
import { codeOf, nameOf } from '../code-list/code-list.ts';
import { orderStatusList } from '../code-list/order-status.ts';
import { extensionRequest } from '../extension/schema.ts';
import { complaintSubmission, consultationSubmission, declarationSubmission } from '../order/schema.ts';
import { freeText } from '../shared/free-text.ts';
import { acceptanceNo, platformOrderNo, requestNo } from '../shared/identifiers.ts';
import { instant } from '../shared/instant.ts';
import { withdrawalRequest } from '../withdrawal/schema.ts';
import { ofType, orderResult } from './result.ts';

/** The order has been accepted; sent where the platform's setting asks for it. */
const acceptedData = z.strictObject({
  receivedAt: instant.meta({ title: '受理时间' }),
  status: codeOf(orderStatusList),
});

/** An order registered on our pages, whole, for the platform to keep (留存本地, P2.3). */
const pageCopyData = z.discriminatedUnion('orderType', [
  z.strictObject({ orderType: ofType('complaint'), order: complaintSubmission }),
  z.strictObject({ orderType: ofType('consultation'), order: consultationSubmission }),
  z.strictObject({ orderType: ofType('declaration'), order: declarationSubmission }),
]);

/** 初审 asks for what is missing (P3.1). */
const supplementRequestedData = z.strictObject({
  requestNo,
  reason: freeText(2000).meta({ title: '补正要求', description: '需要补充或更正的内容' }),
  replyBy: instant.meta({ title: '补正期限' }).exactOptional(),
});

const statusChangedData = z.strictObject({
  status: codeOf(orderStatusList),
  previousStatus: codeOf(orderStatusList).meta({ title: '变更前状态' }),
});

const closedByOperatorData = z.strictObject({
  reason: freeText(2000).meta({ title: '关闭理由' }),
});

/** What each kind of message carries in `data`; the kinds are those of the deliveries. */
export const callbackData = {
  accepted: acceptedData.meta({ title: '受理通知', description: '工单已受理（按平台设置发送）' }),
  pageCopy: pageCopyData.meta({ title: '页面登记副本', description: '页面登记的工单全文，供 12345 留存本地' }),
  supplementRequested: supplementRequestedData.meta({ title: '补正请求', description: '初审时请 12345 补正' }),
  withdrawalRequested: withdrawalRequest,
  extensionRequested: extensionRequest,
  statusChanged: statusChangedData.meta({ title: '状态变更', description: '工单状态改变（按平台设置发送）' }),
  result: orderResult,
  closedByOperator: closedByOperatorData.meta({ title: '人工关闭', description: '操作员关闭了工单，不再办理' }),
};

function message<K extends keyof typeof callbackData>(kind: K) {
  return z
    .strictObject({
      kind: z.literal(kind).meta({ title: '消息类型' }),
      acceptanceNo,
      platformOrderNo,
      round: z.int().min(1).meta({ title: '轮次', description: '第几次办理；重办后加一' }),
      sequence: z.int().min(1).meta({ title: '序号', description: '该工单的第几条消息；缺号表示有一条未能送达' }),
      occurredAt: instant.meta({ title: '发生时间' }),
      data: callbackData[kind],
    })
    .meta({ title: nameOf(callbackKind, kind), description: `${nameOf(callbackKind, kind)}消息` });
}

/** Each kind of message whole: the same envelope, its own data (P8.1). */
export const callbackMessages = {
  accepted: message('accepted'),
  pageCopy: message('pageCopy'),
  supplementRequested: message('supplementRequested'),
  withdrawalRequested: message('withdrawalRequested'),
  extensionRequested: message('extensionRequested'),
  statusChanged: message('statusChanged'),
  result: message('result'),
  closedByOperator: message('closedByOperator'),
};

/** 回传消息: any message that 12317 sends to a platform. */
export const callbackEnvelope = z
  .discriminatedUnion('kind', [
    callbackMessages.accepted,
    callbackMessages.pageCopy,
    callbackMessages.supplementRequested,
    callbackMessages.withdrawalRequested,
    callbackMessages.extensionRequested,
    callbackMessages.statusChanged,
    callbackMessages.result,
    callbackMessages.closedByOperator,
  ])
  .meta({ title: '回传消息', description: '12317 发给 12345 的消息' });

/** Any message to a platform. */
export type CallbackEnvelope = z.output<typeof callbackEnvelope>;
/** The `data` of a message, by its kind. */
export type CallbackData = { [K in keyof typeof callbackData]: z.output<(typeof callbackData)[K]> };
