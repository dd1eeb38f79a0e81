import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { filterBody, filterChangeBody, filterList, savedFilter } from './saved-filters.ts';

const filterPath = z.object({ filterId: z.uuid() });
const done = { 204: { description: '已完成' } } as const;

/** 筛选: each user's own, for inbox and search (P9.2). */
export const savedFilterOperations: readonly Omit<Operation, 'security' | 'tag'>[] = [
  { operationId: 'listFilters', method: 'get', path: '/filters', summary: '本人保存的筛选', responses: { 200: { description: '筛选', body: filterList } }, problems: [] },
  {
    operationId: 'saveFilter', method: 'post', path: '/filters', summary: '保存筛选', body: filterBody,
    responses: { 201: { description: '已保存', body: savedFilter } }, problems: ['filter-name-taken', 'filter-limit-reached', 'validation-failed'],
  },
  {
    operationId: 'changeFilter', method: 'put', path: '/filters/{filterId}', summary: '改名、设为默认', pathParameters: filterPath, body: filterChangeBody,
    responses: done, problems: ['not-found', 'filter-name-taken', 'validation-failed'],
  },
  { operationId: 'removeFilter', method: 'delete', path: '/filters/{filterId}', summary: '删除筛选', pathParameters: filterPath, responses: done, problems: ['not-found'] },
]; // prettier-ignore
