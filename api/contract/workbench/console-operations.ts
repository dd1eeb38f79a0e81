import { z } from 'zod';
import type { Operation } from '../operation.ts';
import {
  acknowledgementBody, alarmList, alarmsQuery, callbackCheck, deliveriesPage, deliveriesQuery, deliveryPage, deliverySummary, replayResults, replaysBody,
  requestCheck, signatureVerdict,
} from './console.ts'; // prettier-ignore

const done = { 204: { description: '已完成' } } as const;
const verdict = { 200: { description: '结论', body: signatureVerdict } } as const;

/** 回传控制台: callbacks, alarms, signatures; for operators of provinces and 国家局 (P8.1). */
export const consoleOperations: readonly Omit<Operation, 'security' | 'tag'>[] = [
  {
    operationId: 'listDeliveries', method: 'get', path: '/deliveries', summary: '回传消息列表', query: deliveriesQuery,
    responses: { 200: { description: '一页消息', body: deliveriesPage } }, problems: ['right-required', 'validation-failed'],
  },
  { operationId: 'summariseDeliveries', method: 'get', path: '/deliveries/summary', summary: '各平台回传概况与未处理告警数', responses: { 200: { description: '概况', body: deliverySummary } }, problems: ['right-required'] },
  {
    operationId: 'replayDeliveries', method: 'post', path: '/deliveries/replays', summary: '重放一条或多条，记入审计', body: replaysBody,
    responses: { 200: { description: '逐条结果', body: replayResults } }, problems: ['right-required', 'validation-failed'],
  },
  {
    operationId: 'readDelivery', method: 'get', path: '/deliveries/{deliveryId}', summary: '消息详情（脱敏）与每次尝试', pathParameters: z.object({ deliveryId: z.uuid() }),
    responses: { 200: { description: '消息', body: deliveryPage } }, problems: ['right-required', 'not-found'],
  },
  { operationId: 'listAlarms', method: 'get', path: '/alarms', summary: '告警', query: alarmsQuery, responses: { 200: { description: '告警', body: alarmList } }, problems: ['right-required', 'validation-failed'] },
  {
    operationId: 'acknowledgeAlarm', method: 'post', path: '/alarms/{alarmId}/acknowledgement', summary: '登记告警处理情况', pathParameters: z.object({ alarmId: z.string() }),
    body: acknowledgementBody, responses: done, problems: ['right-required', 'not-found', 'validation-failed'],
  },
  { operationId: 'checkCallbackSignature', method: 'post', path: '/signature-checks/callback', summary: '检查一条回调的签名', body: callbackCheck, responses: verdict, problems: ['right-required', 'validation-failed'] },
  { operationId: 'checkRequestSignature', method: 'post', path: '/signature-checks/request', summary: '检查平台请求的签名', body: requestCheck, responses: verdict, problems: ['right-required', 'validation-failed'] },
]; // prettier-ignore
