import { callAnnouncement, callReceipt } from './calls.ts';
import { tags, type Operation } from './operation.ts';

/** 话务转接: what a platform tells about the calls it transfers (P6.1). */
export const callOperations: readonly Operation[] = [
  {
    operationId: 'announceCall',
    method: 'post',
    path: '/api/v1/calls',
    tag: tags.calls,
    summary: '通知来电转接',
    description:
      '话务转接模式下，12345 把来电经外呼转给 12317 时同时发出，12317 坐席员的来电页面随即弹出。同一通话标识重复提交返回第一次的回执（200），号码不同为 409。',
    security: 'platform',
    body: callAnnouncement,
    responses: {
      201: { description: '已通知坐席员', body: callReceipt },
      200: { description: '重复提交，返回第一次的回执', body: callReceipt },
    },
    problems: ['validation-failed', 'call-conflict', 'platform-not-live', 'mode-not-enabled'],
  },
];
