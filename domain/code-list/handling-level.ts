import type { CodeList } from './code-list.ts';

/** The levels that handle orders and review reports. */
export const handlingLevelList = {
  id: 'handling-level',
  version: '1',
  title: '层级',
  source: '整合技术方案二',
  entries: [
    { code: 'province', name: '省级' },
    { code: 'city', name: '市级' },
    { code: 'county', name: '县级' },
  ],
} as const satisfies CodeList;
