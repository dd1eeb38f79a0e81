import type { CodeList } from './code-list.ts';

/** The tables of limits (P5.2), by their decision id. */
export const limitTableList = {
  id: 'limit-table',
  version: '1',
  title: '时限表',
  source: '产品规定 P5.2',
  entries: [
    { code: 'timeLimits', name: '办理时限' },
    { code: 'levelBudgets', name: '层级时限' },
  ],
} as const satisfies CodeList;
