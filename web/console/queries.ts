import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { alarmList, deliveriesPage, deliveryPage, deliverySummary, signatureVerdict } from '../../api/contract/workbench/console.ts';
import type { differenceList } from '../../api/contract/workbench/reconciliation.ts';
import { request } from '../client/request.ts';

export type DeliveriesPage = z.input<typeof deliveriesPage>;
export type DeliveryLine = DeliveriesPage['deliveries'][number];
export type DeliveryPage = z.input<typeof deliveryPage>;
export type DeliverySummary = z.input<typeof deliverySummary>;
export type Alarm = z.input<typeof alarmList>['alarms'][number];
export type SignatureVerdict = z.input<typeof signatureVerdict>;

export type DifferenceList = z.input<typeof differenceList>;
export type DifferenceEntry = DifferenceList['differences'][number];

const everyMs = 30_000;

/** How each platform's callbacks stand, and how many alarms are open. */
export const summaryQuery = queryOptions({ queryKey: ['console', 'summary'], queryFn: () => request<DeliverySummary>('GET', '/deliveries/summary'), refetchInterval: everyMs });

/** Pages of callbacks; `filter` is the query string that also stands in the page's address. */
export const deliveriesQueryOf = (filter: string) =>
  infiniteQueryOptions({
    queryKey: ['console', 'deliveries', filter],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams(filter);
      if (pageParam !== null) query.set('after', pageParam);
      return request<DeliveriesPage>('GET', `/deliveries?${query}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: everyMs,
  });

export const deliveryQueryOf = (deliveryId: string) =>
  queryOptions({ queryKey: ['console', 'delivery', deliveryId], queryFn: () => request<DeliveryPage>('GET', `/deliveries/${deliveryId}`) });

export const alarmsQueryOf = (onlyOpen: boolean) =>
  queryOptions({
    queryKey: ['console', 'alarms', onlyOpen],
    queryFn: async () => (await request<{ alarms: Alarm[] }>('GET', `/alarms${onlyOpen ? '?open=true' : ''}`)).alarms,
    refetchInterval: everyMs,
  });
