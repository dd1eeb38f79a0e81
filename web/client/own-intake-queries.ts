import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { callList, callPage } from '../../api/contract/workbench/calls.ts';
import type { articleList } from '../../api/contract/workbench/knowledge.ts';
import type { menu } from '../../api/contract/workbench/menu.ts';
import { request } from './request.ts';

export type Menu = z.input<typeof menu>['entries'];
export type CallList = z.input<typeof callList>;
export type CallPage = z.input<typeof callPage>;
export type ArticleList = z.input<typeof articleList>;
export type Article = ArticleList['articles'][number];

/** A call must not wait for the next look: 2 s. */
const callIntervalMs = 2_000;

export const menuQuery = queryOptions({ queryKey: ['menu'], queryFn: async () => (await request<{ entries: Menu }>('GET', '/menu')).entries, staleTime: 60_000 });

export const callsQuery = queryOptions({ queryKey: ['calls'], queryFn: () => request<CallList>('GET', '/calls'), refetchInterval: callIntervalMs });

/** Read once: what the agent types must not be replaced by an older draft. */
export const callQueryOf = (callId: string) =>
  queryOptions({ queryKey: ['call', callId], queryFn: () => request<CallPage>('GET', `/calls/${callId}`), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false });

export const knowledgeQueryOf = (words: string) =>
  queryOptions({ queryKey: ['knowledge', words], queryFn: () => request<ArticleList>('POST', '/knowledge/search', { words }), staleTime: 30_000 });
