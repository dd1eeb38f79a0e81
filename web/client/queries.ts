import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { isLive } from './live.ts';
import { request } from './request.ts';
import type { ExtensionPreview, InboxCounts, InboxPage, OrderPage, OrderSearch, OrderSearchPage, UnitPage, User, WorkItemDetail } from './shapes.ts';

/** Lists look again by themselves while nothing tells them of changes. */
const listIntervalMs = () => (isLive() ? false : 30_000);

/** Who is logged in; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () =>
    request<User>('GET', '/session').catch((error: unknown) => {
      if (error instanceof Error && 'status' in error && error.status === 401) return null;
      throw error;
    }),
  staleTime: Infinity,
});

export const countsQuery = queryOptions({
  queryKey: ['inbox', 'counts'],
  queryFn: async () => (await request<{ counts: InboxCounts }>('GET', '/work-items/counts')).counts,
  refetchInterval: listIntervalMs,
});

/** Pages of the inbox; `filter` is the query string that also stands in the page's address. */
export const inboxQueryOf = (filter: string) =>
  infiniteQueryOptions({
    queryKey: ['inbox', 'list', filter],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams(filter);
      query.set('limit', '30');
      if (pageParam !== null) query.set('after', pageParam);
      return request<InboxPage>('GET', `/work-items?${query}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: listIntervalMs,
  });

export const searchQueryOf = (criteria: OrderSearch) =>
  infiniteQueryOptions({
    queryKey: ['search', criteria],
    queryFn: ({ pageParam }) => request<OrderSearchPage>('POST', '/orders/search', { ...criteria, limit: 30, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const orderQueryOf = (orderId: string) => queryOptions({ queryKey: ['order', orderId], queryFn: () => request<OrderPage>('GET', `/orders/${orderId}`) });

/** What an extension by this much would mean for the order. */
export const extensionPreviewOf = (orderId: string, amount: number, unit: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'extension', amount, unit],
    queryFn: () => request<ExtensionPreview>('POST', `/orders/${orderId}/extension-preview`, { amount, unit }),
    retry: false,
  });

export const itemQueryOf = (workItemId: string) =>
  queryOptions({ queryKey: ['item', workItemId], queryFn: () => request<WorkItemDetail>('GET', `/work-items/${workItemId}`) });

export const unitQueryOf = (unitId: string) =>
  queryOptions({ queryKey: ['unit', unitId], queryFn: () => request<UnitPage>('GET', `/units/${unitId}`), staleTime: 300_000 });

export const modelQueryOf = (name: string) =>
  queryOptions({
    queryKey: ['model', name],
    queryFn: async () => {
      const response = await fetch(`/models/${name}.bpmn`);
      if (!response.ok) throw new Error(`model ${name}: ${response.status}`);
      return response.text();
    },
    staleTime: Infinity,
  });
