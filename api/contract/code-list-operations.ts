import { codeList, codeListCollection, codeListPath } from './code-lists.ts';
import { tags, type Operation } from './operation.ts';

/** 代码表: annexes 1 and 2 and every other enumeration (P7.1). */
export const codeListOperations: readonly Operation[] = [
  {
    operationId: 'listCodeLists',
    method: 'get',
    path: '/api/v1/code-lists',
    tag: tags.reference,
    summary: '全部代码表',
    description: '带 ETag；请求头 If-None-Match 相同时返回 304。',
    security: 'platform',
    responses: { 200: { description: '全部代码表', body: codeListCollection }, 304: { description: '没有变化' } },
    problems: [],
  },
  {
    operationId: 'readCodeList',
    method: 'get',
    path: '/api/v1/code-lists/{id}',
    tag: tags.reference,
    summary: '一个代码表',
    description: '带 ETag；请求头 If-None-Match 相同时返回 304。',
    security: 'platform',
    pathParameters: codeListPath,
    responses: { 200: { description: '代码表', body: codeList }, 304: { description: '没有变化' } },
    problems: ['not-found'],
  },
];
