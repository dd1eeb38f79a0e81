import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { filterBody, filterList } from '../../api/contract/workbench/saved-filters.ts';
import { request } from './request.ts';

export type SavedFilter = z.input<typeof filterList>['filters'][number];
export type FilterBody = z.input<typeof filterBody>;

/** The user's own filters of both pages. */
export const filtersQuery = queryOptions({ queryKey: ['filters'], queryFn: async () => (await request<z.input<typeof filterList>>('GET', '/filters')).filters, staleTime: 60_000 });
