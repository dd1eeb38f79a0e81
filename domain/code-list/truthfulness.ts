import type { CodeList } from './code-list.ts';

/** 属实情况, table 6 of the scheme: what the investigation found of a complaint. */
export const truthfulness = {
  id: 'truthfulness',
  version: '1',
  title: '属实情况',
  source: '整合技术方案表6',
  entries: [
    { code: 'true', name: '属实' },
    { code: 'partlyTrue', name: '部分属实' },
    { code: 'untrue', name: '不属实' },
  ],
} as const satisfies CodeList;
