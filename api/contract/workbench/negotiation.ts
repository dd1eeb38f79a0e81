import { z } from 'zod';
import { instant, type ErrorCode } from '../../../domain/shared/schema.ts';
import {
  endorsement, extensionAsking, extensionLength, insideDecision, sending, withdrawalAsking,
} from '../../../domain/negotiation/schema.ts'; // prettier-ignore
import type { Operation } from '../operation.ts';

export { endorsement, extensionAsking, extensionLength, insideDecision, sending, withdrawalAsking };

const requestNo = z.string().meta({ title: '请求编号' });
const asked = z.strictObject({ requestNo }).meta({ title: '已申请' });
const extensionAsked = z.strictObject({ requestNo, resultingDueAt: instant }).meta({ title: '已申请' });

/** What an extension would mean: both dues, and how the new one is counted. */
export const extensionPreview = z
  .strictObject({
    previousDueAt: instant.meta({ title: '原办结期限' }),
    resultingDueAt: instant.meta({ title: '延期后办结期限' }),
    explanation: z.string().meta({ title: '计算说明' }),
  })
  .meta({ title: '延期测算' });

const orderPath = z.object({ orderId: z.uuid() });
const itemPath = z.object({ workItemId: z.uuid() });
const ofOrder: readonly ErrorCode[] = [
  'not-found', 'right-required', 'validation-failed', 'order-ended', 'order-state-conflict', 'negotiation-not-applicable', 'request-open',
  'request-limit-reached', 'request-too-late',
]; // prettier-ignore
const ofItem: readonly ErrorCode[] = [
  'not-found', 'right-required', 'validation-failed', 'order-ended', 'work-item-closed', 'work-item-claimed', 'work-item-not-claimed',
  'work-item-kind-mismatch', 'request-not-open',
]; // prettier-ignore
const done = { 204: { description: '已完成' } } as const;

/** 退单 and 延期 in the workbench (P4.1–P4.4). */
export const negotiationOperations: readonly Omit<Operation, 'security' | 'tag'>[] = [
  {
    operationId: 'askWithdrawal', method: 'post', path: '/orders/{orderId}/withdrawal-requests', summary: '申请退单', pathParameters: orderPath,
    body: withdrawalAsking, responses: { 201: { description: '已申请', body: asked } }, problems: ofOrder,
  },
  {
    operationId: 'askExtension', method: 'post', path: '/orders/{orderId}/extension-requests', summary: '申请延期', pathParameters: orderPath,
    body: extensionAsking, responses: { 201: { description: '已申请', body: extensionAsked } }, problems: [...ofOrder, 'due-unknown'],
  },
  {
    operationId: 'previewExtension', method: 'post', path: '/orders/{orderId}/extension-preview', summary: '测算延期后的办结期限', pathParameters: orderPath,
    body: extensionLength, responses: { 200: { description: '测算结果', body: extensionPreview } }, problems: [...ofOrder, 'due-unknown'],
  },
  { operationId: 'endorseRequest', method: 'post', path: '/work-items/{workItemId}/endorsement', summary: '同意或不同意下级的申请', pathParameters: itemPath, body: endorsement, responses: done, problems: ofItem },
  {
    operationId: 'releaseRequest', method: 'post', path: '/work-items/{workItemId}/sending', summary: '发出申请', pathParameters: itemPath, body: sending,
    responses: done, problems: [...ofItem, 'own-request', 'request-too-late'],
  },
  { operationId: 'decideRequest', method: 'post', path: '/work-items/{workItemId}/decision', summary: '批复申请', pathParameters: itemPath, body: insideDecision, responses: done, problems: ofItem },
]; // prettier-ignore
