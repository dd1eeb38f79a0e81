import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { calendarAnswer, effectAnswer, limitChangeBody, limitPreview, limitTable, limitVersions } from '../../api/contract/workbench/limits.ts';
import { regionSource } from '../components/region-source.ts';
import { request } from '../client/request.ts';

export type LimitTable = z.input<typeof limitTable>;
export type LimitRow = LimitTable['rows'][number];
export type LimitVersion = z.input<typeof limitVersions>['versions'][number];
export type RowChange = LimitVersion['changes'][number];
export type LimitPreview = z.input<typeof limitPreview>;
export type LimitChange = z.input<typeof limitChangeBody>['change'];
export type RowDraft = Extract<LimitChange, { kind: 'add' }>['row'];
export type TableId = 'timeLimits' | 'levelBudgets';
export type Effect = z.input<typeof effectAnswer>['effect'];
export type Calendar = z.input<typeof calendarAnswer>;

/** Looks again while a version waits for the engine. */
export const limitsQueryOf = (table: TableId) =>
  queryOptions({
    queryKey: ['admin', 'limits', table],
    queryFn: () => request<LimitTable>('GET', `/admin/limits?table=${table}`),
    refetchInterval: ({ state }) => (state.data?.proposed ? 3_000 : false),
  });

export const limitVersionsQueryOf = (table: TableId) =>
  queryOptions({ queryKey: ['admin', 'limits', table, 'versions'], queryFn: async () => (await request<{ versions: LimitVersion[] }>('GET', `/admin/limits/versions?table=${table}`)).versions });

export const calendarQueryOf = (provinceUnitId: string, year: number) =>
  queryOptions({ queryKey: ['admin', 'calendar', provinceUnitId, year], queryFn: () => request<Calendar>('GET', `/admin/calendar?provinceUnitId=${provinceUnitId}&year=${year}`) });

export const provincesQuery = queryOptions({ queryKey: ['provinces'], queryFn: () => regionSource((path) => request('GET', path)).list(undefined), staleTime: Infinity });
