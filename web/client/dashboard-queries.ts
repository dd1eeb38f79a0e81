import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { dashboardUnits, dashboardView, urgentPage } from '../../api/contract/workbench/dashboard.ts';
import type { transferPage } from '../../api/contract/workbench/petitions.ts';
import { request } from './request.ts';

export type DashboardView = z.input<typeof dashboardView>;
export type UnitFigures = z.input<typeof dashboardUnits>['units'][number];
export type UrgentPage = z.input<typeof urgentPage>;
export type UrgentOrder = UrgentPage['orders'][number];
export type TransferPage = z.input<typeof transferPage>;
export type Transfer = TransferPage['transfers'][number];

const onceAMinute = { refetchInterval: 60_000 } as const;
const queryOf = (given: Readonly<Record<string, string | undefined>>) =>
  new URLSearchParams(Object.entries(given).filter((one): one is [string, string] => one[1] !== undefined)).toString();

export const dashboardQueryOf = (unitId: string | undefined, days: string) =>
  queryOptions({ queryKey: ['dashboard', 'figures', unitId, days], queryFn: () => request<DashboardView>('GET', `/dashboard?${queryOf({ unitId, days })}`), ...onceAMinute });

/** The units right below a unit, and its own level. */
export const dashboardUnitsQueryOf = (unitId: string | undefined, days: string) =>
  queryOptions({
    queryKey: ['dashboard', 'units', unitId, days],
    queryFn: async () => (await request<{ units: UnitFigures[] }>('GET', `/dashboard/units?${queryOf({ unitId, days })}`)).units,
    ...onceAMinute,
  });

/** Pages of the orders that are late or going to be. */
export const urgentQueryOf = (filter: { unitId: string | undefined; urgency: string; step: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: ['dashboard', 'orders', filter],
    queryFn: ({ pageParam }) => request<UrgentPage>('GET', `/dashboard/orders?${queryOf({ ...filter, limit: '30', after: pageParam ?? undefined })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    ...onceAMinute,
  });

/** Pages of 国家局's transfers. */
export const transfersQueryOf = (stage: string) =>
  infiniteQueryOptions({
    queryKey: ['transfers', stage],
    queryFn: ({ pageParam }) => request<TransferPage>('GET', `/national-transfers?${queryOf({ stage, after: pageParam ?? undefined })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    ...onceAMinute,
  });
