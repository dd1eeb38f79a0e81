import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { dueMoveBody, orderDues } from './dues.ts';
import { supervisionDecisionBody, supervisionDemandBody, supervisionList, supervisionReplyBody } from './supervisions.ts';
import { noticePage, noticeQuery, noticeReads, noticeReadsBody } from './notices.ts';

type Row = Omit<Operation, 'security' | 'tag'>;

const done = { 204: { description: '已完成' } } as const;
const orderPath = z.object({ orderId: z.uuid() });
const itemPath = z.object({ workItemId: z.uuid() });
const ofItem = ['not-found', 'right-required', 'order-ended', 'work-item-closed', 'work-item-claimed', 'work-item-not-claimed', 'work-item-kind-mismatch', 'validation-failed'] as const;

/** Dues and the message centre (P5.2–P5.4). */
export const clockOperations: readonly Row[] = [
  {
    operationId: 'readDues', method: 'get', path: '/orders/{orderId}/dues', summary: '工单的各项期限与计算说明', pathParameters: orderPath,
    responses: { 200: { description: '期限', body: orderDues } }, problems: ['not-found'],
  },
  {
    operationId: 'moveInnerDue', method: 'post', path: '/orders/{orderId}/dues/{dueId}/move', summary: '上级单位调整下级期限', pathParameters: orderPath.extend({ dueId: z.uuid() }),
    body: dueMoveBody, responses: done, problems: ['not-found', 'right-required', 'order-ended', 'order-state-conflict', 'validation-failed'],
  },
  {
    operationId: 'listNotices', method: 'get', path: '/notices', summary: '消息中心', query: noticeQuery,
    responses: { 200: { description: '一页消息', body: noticePage } }, problems: ['validation-failed'],
  },
  {
    operationId: 'markNoticesRead', method: 'post', path: '/notices/reads', summary: '标为已读', body: noticeReadsBody,
    responses: { 200: { description: '结果', body: noticeReads } }, problems: ['validation-failed'],
  },
  {
    operationId: 'readSupervisions', method: 'get', path: '/orders/{orderId}/supervisions', summary: '工单的督办单', pathParameters: orderPath,
    responses: { 200: { description: '督办单', body: supervisionList } }, problems: ['not-found'],
  },
  {
    operationId: 'issueSupervision', method: 'post', path: '/orders/{orderId}/supervisions', summary: '上级负责人发出督办单', pathParameters: orderPath,
    body: supervisionDemandBody, responses: done, problems: ['not-found', 'right-required', 'order-ended', 'order-state-conflict', 'validation-failed'],
  },
  {
    operationId: 'replyToSupervision', method: 'post', path: '/work-items/{workItemId}/supervision-reply', summary: '督办回复', pathParameters: itemPath,
    body: supervisionReplyBody, responses: done, problems: [...ofItem],
  },
  {
    operationId: 'decideSupervisionReply', method: 'post', path: '/work-items/{workItemId}/supervision-acceptance', summary: '督办认可或退回', pathParameters: itemPath,
    body: supervisionDecisionBody, responses: done, problems: [...ofItem],
  },
]; // prettier-ignore
