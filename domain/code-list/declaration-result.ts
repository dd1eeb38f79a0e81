import type { CodeList } from './code-list.ts';

/** What the 审定 of a declaration decides (P3.3). */
export const declarationResult = {
  id: 'declaration-result',
  version: '1',
  title: '办理结果',
  source: '平台规定',
  entries: [
    { code: 'included', name: '纳入' },
    { code: 'notIncluded', name: '不纳入' },
  ],
} as const satisfies CodeList;
