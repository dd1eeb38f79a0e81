import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { callAnswerBody, callDraft, callFormBody, callList, callPage, callRefusalBody, endedCall, newCallBody, openedCall } from './calls.ts';

type Row = Omit<Operation, 'security' | 'tag'>;

const callPath = z.object({ callId: z.uuid() });
const done = { 204: { description: '已完成' } } as const;
const ofCall = ['right-required', 'not-found', 'call-conflict'] as const;
const became = { 201: { description: '已登记', body: endedCall } } as const;

/** 坐席: the calls of the seat page (P6.1, P6.2). */
export const callOperations: readonly Row[] = [
  { operationId: 'listCalls', method: 'get', path: '/calls', summary: '等待本人接听或登记的来电', responses: { 200: { description: '来电', body: callList } }, problems: ['right-required'] },
  {
    operationId: 'openCallByHand', method: 'post', path: '/calls', summary: '手工登记来电', body: newCallBody,
    responses: { 201: { description: '已打开', body: openedCall } }, problems: ['right-required', 'mode-not-enabled', 'validation-failed'],
  },
  { operationId: 'readCall', method: 'get', path: '/calls/{callId}', summary: '来电、草稿与该号码以往的工单', pathParameters: callPath, responses: { 200: { description: '来电', body: callPage } }, problems: [...ofCall] },
  { operationId: 'openCall', method: 'post', path: '/calls/{callId}/opening', summary: '接听或回拨', pathParameters: callPath, responses: done, problems: [...ofCall] },
  { operationId: 'saveCallDraft', method: 'put', path: '/calls/{callId}/draft', summary: '保存草稿', pathParameters: callPath, body: callDraft, responses: done, problems: [...ofCall, 'validation-failed'] },
  { operationId: 'dropCall', method: 'post', path: '/calls/{callId}/drop', summary: '登记掉线，草稿留待回拨', pathParameters: callPath, responses: done, problems: [...ofCall] },
  {
    operationId: 'submitCall', method: 'post', path: '/calls/{callId}/order', summary: '提交办理，不经初审', pathParameters: callPath, body: callFormBody,
    responses: became, problems: [...ofCall, 'validation-failed', 'region-unknown'],
  },
  {
    operationId: 'answerCall', method: 'post', path: '/calls/{callId}/answer', summary: '当场答复并办结', pathParameters: callPath, body: callAnswerBody,
    responses: became, problems: [...ofCall, 'validation-failed', 'region-unknown'],
  },
  {
    operationId: 'refuseCall', method: 'post', path: '/calls/{callId}/refusal', summary: '不属受理范围', pathParameters: callPath, body: callRefusalBody,
    responses: became, problems: [...ofCall, 'validation-failed'],
  },
]; // prettier-ignore
