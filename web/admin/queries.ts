import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { accountsPage, auditChain, auditCriteria, auditPage, keyList, platformList, settingList, unitList } from '../../api/contract/workbench/admin.ts';
import { request } from '../client/request.ts';

type AccountsPage = z.input<typeof accountsPage>;
export type Account = AccountsPage['accounts'][number];
export type UnitLine = z.input<typeof unitList>['units'][number];
type PlatformList = z.input<typeof platformList>;
export type Platform = PlatformList['platforms'][number];
export type Key = z.input<typeof keyList>['keys'][number];
export type SettingLine = z.input<typeof settingList>['settings'][number];
type AuditPage = z.input<typeof auditPage>;
export type AuditEntry = AuditPage['entries'][number];
export type AuditCriteria = z.input<typeof auditCriteria>;
export type AuditChain = z.input<typeof auditChain>;

export const accountsQueryOf = (term: string) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'users', term],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: '50', ...(term === '' ? {} : { term }), ...(pageParam === null ? {} : { after: pageParam }) });
      return request<AccountsPage>('GET', `/admin/users?${query}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

type UnitList = z.input<typeof unitList>;

export const unitsQueryOf = (parentId: string | undefined, term = '') =>
  queryOptions({
    queryKey: ['admin', 'units', parentId ?? '', term],
    queryFn: () => {
      const query = new URLSearchParams(term === '' ? (parentId === undefined ? {} : { parentId }) : { term });
      return request<UnitList>('GET', `/admin/units?${query}`);
    },
  });

/** Units found by name or code; without a term the topmost. */
export const unitSearchOf = (term: string) => ({ ...unitsQueryOf(undefined, term), placeholderData: keepPreviousData });

export const platformsQuery = queryOptions({ queryKey: ['admin', 'platforms'], queryFn: () => request<PlatformList>('GET', '/admin/platforms') });

export const keysQueryOf = (platformId: string) =>
  queryOptions({ queryKey: ['admin', 'keys', platformId], queryFn: async () => (await request<{ keys: Key[] }>('GET', `/admin/platforms/${platformId}/keys`)).keys });

export const settingsQueryOf = (provinceUnitId: string) =>
  queryOptions({
    queryKey: ['admin', 'settings', provinceUnitId],
    queryFn: async () => (await request<{ settings: SettingLine[] }>('GET', `/admin/settings?provinceUnitId=${provinceUnitId}`)).settings,
  });

export const auditQueryOf = (criteria: AuditCriteria) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'audit', criteria],
    queryFn: ({ pageParam }) => request<AuditPage>('POST', `/admin/audit/search?limit=50${pageParam === null ? '' : `&after=${pageParam}`}`, criteria),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
