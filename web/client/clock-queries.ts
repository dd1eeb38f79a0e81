import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { orderDues } from '../../api/contract/workbench/dues.ts';
import type { noticePage } from '../../api/contract/workbench/notices.ts';
import { request } from './request.ts';

export type OrderDues = z.input<typeof orderDues>;
export type Due = OrderDues['dues'][number];
export type NoticePage = z.input<typeof noticePage>;
export type Notice = NoticePage['notices'][number];

/** How often the bell looks for news by itself, in ms. */
const bellIntervalMs = 30_000;

/** The dues of an order; asked again with it. */
export const duesQueryOf = (orderId: string) => queryOptions({ queryKey: ['order', orderId, 'dues'], queryFn: () => request<OrderDues>('GET', `/orders/${orderId}/dues`) });

/** How many notices are unread. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: async () => (await request<NoticePage>('GET', '/notices?unread=true&limit=1')).unread,
  refetchInterval: bellIntervalMs,
});

/** Pages of the message centre, newest first. */
export const noticesQueryOf = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'list', unread],
    queryFn: ({ pageParam }) => request<NoticePage>('GET', `/notices?limit=30&unread=${unread}${pageParam === null ? '' : `&after=${pageParam}`}`),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
