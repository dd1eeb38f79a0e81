import { manifest, manifestComparison, manifestPath, theirManifest } from './manifests.ts';
import { tags, type Operation } from './operation.ts';

/** 对账 (P8.2): either side can compare a day. */
export const manifestOperations: readonly Operation[] = [
  {
    operationId: 'readManifest',
    method: 'get',
    path: '/api/v1/manifests/{date}',
    tag: tags.reconciliation,
    summary: '取当日清单',
    description: '当日受理或当日生成过消息的工单：两个编号、当前状态、最后一条已发出消息的序号与摘要。不含个人信息。',
    security: 'platform',
    pathParameters: manifestPath,
    responses: { 200: { description: '清单', body: manifest } },
    problems: ['validation-failed'],
  },
  {
    operationId: 'compareManifest',
    method: 'post',
    path: '/api/v1/manifests/{date}',
    tag: tags.reconciliation,
    summary: '提交本方清单并比对',
    description:
      '逐单比对，每单至多一条差异；没有给出的字段不比对。差异同时进入 12317 运维人员的待处理清单：12345 缺少的消息由 12317 重发，12317 没有的工单请重新推送。同一日可以重复提交，以最后一次为准。',
    security: 'platform',
    pathParameters: manifestPath,
    body: theirManifest,
    responses: { 200: { description: '比对结果', body: manifestComparison } },
    problems: ['validation-failed'],
  },
];
