import type { z } from 'zod';
import { tags, type Operation } from './operation.ts';
import {
  cancellation,
  complaintSubmission,
  consultationSubmission,
  decisionReceipt,
  declarationSubmission,
  extensionDecision,
  idempotencyHeaders,
  messageReceipt,
  orderPath,
  orderState,
  receipt,
  rehandling,
  reminder,
  supplement,
  withdrawalDecision,
} from './orders.ts';

function submission(operationId: string, path: string, summary: string, body: z.ZodType): Operation {
  return {
    operationId,
    method: 'post',
    path: `/api/v1/orders/${path}`,
    tag: tags.orders,
    summary,
    description:
      '受理只保存工单，不等待办理。同一平台工单编号或同一幂等键重复提交相同内容，返回第一次的回执（200）；内容不同分别为 409、422。' +
      '内容不合要求时 422 一次列出全部出错字段，不保存任何内容。',
    security: 'platform',
    headers: idempotencyHeaders,
    body,
    responses: {
      201: { description: '已受理', body: receipt },
      200: { description: '重复提交，返回第一次的回执', body: receipt },
    },
    problems: ['validation-failed', 'region-unknown', 'order-number-conflict', 'idempotency-key-reused', 'platform-not-live', 'mode-not-enabled'],
  };
}

function decisionOn(operationId: string, path: string, summary: string, body: z.ZodType): Operation {
  return {
    operationId,
    method: 'post',
    path: `/api/v1/orders/{acceptanceNo}/${path}`,
    tag: tags.negotiation,
    summary,
    description: '不带请求编号时，批复属于该工单唯一一个已发出的同类请求。相同批复重复提交返回第一次的回执；不同批复、已批复或已失效的请求为 409。',
    security: 'platform',
    pathParameters: orderPath,
    body,
    responses: {
      201: { description: '已收到批复', body: decisionReceipt },
      200: { description: '重复提交，返回第一次的回执', body: decisionReceipt },
    },
    problems: ['validation-failed', 'not-found', 'order-ended', 'request-not-open', 'decision-conflict'],
  };
}

const beforeReceipt = '工单在“待签收”之前的任何状态都可以；其他状态为 409，指明工单现状，不改变任何内容。';

function messageAbout(operationId: string, path: string, text: { summary: string; when: string }, body: z.ZodType, problems: Operation['problems'] = []): Operation {
  return {
    operationId,
    method: 'post',
    path: `/api/v1/orders/{acceptanceNo}/${path}`,
    tag: tags.running,
    summary: text.summary,
    description: `${text.when}同一来文编号重复提交相同内容，返回第一次的回执（200），内容不同为 409。`,
    security: 'platform',
    pathParameters: orderPath,
    body,
    responses: {
      201: { description: '已收到', body: messageReceipt },
      200: { description: '重复提交，返回第一次的回执', body: messageReceipt },
    },
    problems: ['validation-failed', 'not-found', 'order-state-conflict', 'message-number-conflict', ...problems],
  };
}

/** 工单, 来文 and 批复: what a platform sends and asks about its orders. */
export const orderOperations: readonly Operation[] = [
  submission('submitComplaint', 'complaints', '提交投诉举报（表2）', complaintSubmission),
  submission('submitConsultation', 'consultations', '提交咨询（表3）', consultationSubmission),
  submission('submitDeclaration', 'declarations', '提交自主申报（表1）', declarationSubmission),
  {
    operationId: 'readOrderState',
    method: 'get',
    path: '/api/v1/orders/{acceptanceNo}',
    tag: tags.orders,
    summary: '查询工单状态',
    description: '只能查询本平台的工单；不返回个人信息。',
    security: 'platform',
    pathParameters: orderPath,
    responses: { 200: { description: '工单当前状态', body: orderState } },
    problems: ['not-found'],
  },
  messageAbout('remindOrder', 'reminders', { summary: '催办', when: `${beforeReceipt}催办不改变办结期限。` }, reminder),
  messageAbout('supplementOrder', 'supplements', { summary: '补充材料', when: beforeReceipt }, supplement),
  messageAbout('cancelOrder', 'cancellation', { summary: '撤单', when: beforeReceipt }, cancellation),
  messageAbout(
    'rehandleOrder',
    'rehandlings',
    { summary: '重办', when: '只有“已办结”的工单可以重办，且在签收后的规定期限与轮次之内。受理编号不变，轮次加一。' },
    rehandling,
    ['rehandling-limit-reached'],
  ),
  decisionOn('decideWithdrawal', 'withdrawal-decisions', '批复退单申请（表4）', withdrawalDecision),
  decisionOn('decideExtension', 'extension-decisions', '批复延期申请（表5）', extensionDecision),
];
