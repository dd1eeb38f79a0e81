import type { CodeList } from './code-list.ts';

/** Whether the signed 承诺授权书 of a declaration is there (P3.3). */
export const authorisation = {
  id: 'authorisation',
  version: '1',
  title: '承诺授权书',
  source: '平台规定',
  entries: [
    { code: 'pending', name: '待补' },
    { code: 'provided', name: '已补' },
  ],
} as const satisfies CodeList;
