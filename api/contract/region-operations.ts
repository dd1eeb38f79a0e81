import { tags, type Operation } from './operation.ts';
import { regionListQuery, regionPage, regionPath, regionResolution, regionSearchQuery, regionText, regionWithAbove } from './regions.ts';

const shared = { tag: tags.reference, security: 'platform' } as const;

/** 区划: level by level, single, by name or pinyin, and from text (P7.1, table 10). */
export const regionOperations: readonly Operation[] = [
  {
    ...shared,
    operationId: 'listRegions',
    method: 'get',
    path: '/api/v1/regions',
    summary: '下级区划（表10）',
    description: '逐级取用，直到村级；不带 parent 时为全部省级区划。带 ETag。',
    query: regionListQuery,
    responses: { 200: { description: '下级区划', body: regionPage }, 304: { description: '没有变化' } },
    problems: ['validation-failed', 'region-unknown'],
  },
  {
    ...shared,
    operationId: 'searchRegions',
    method: 'get',
    path: '/api/v1/regions/search',
    summary: '按名称或拼音查找区划',
    description: '层级高、名称短的在前。带 ETag。',
    query: regionSearchQuery,
    responses: { 200: { description: '找到的区划', body: regionPage }, 304: { description: '没有变化' } },
    problems: ['validation-failed'],
  },
  {
    ...shared,
    operationId: 'readRegion',
    method: 'get',
    path: '/api/v1/regions/{code}',
    summary: '一个区划',
    description: '也可查到已停用的区划。带 ETag。',
    pathParameters: regionPath,
    responses: { 200: { description: '区划及其上级', body: regionWithAbove }, 304: { description: '没有变化' } },
    problems: ['not-found'],
  },
  {
    ...shared,
    operationId: 'resolveRegion',
    method: 'post',
    path: '/api/v1/regions/resolutions',
    summary: '由文本识别区划',
    description: '不保存任何内容。提交工单时也可直接提供文本，由 12317 识别。',
    body: regionText,
    responses: { 200: { description: '识别结果与候选', body: regionResolution } },
    problems: ['validation-failed'],
  },
];
