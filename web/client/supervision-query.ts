import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { supervisionList } from '../../api/contract/workbench/supervisions.ts';
import { request } from './request.ts';

export type Supervision = z.input<typeof supervisionList>['supervisions'][number];

/** The 督办单 of an order; asked again with it. */
export const supervisionsQueryOf = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'supervisions'],
    queryFn: async () => (await request<z.input<typeof supervisionList>>('GET', `/orders/${orderId}/supervisions`)).supervisions,
  });
