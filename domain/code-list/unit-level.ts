import type { CodeList } from './code-list.ts';

/** The four levels that the platform covers. */
export const unitLevelList = {
  id: 'unit-level',
  version: '1',
  title: '单位层级',
  source: '整合技术方案二',
  entries: [
    { code: 'national', name: '国家' },
    { code: 'province', name: '省级' },
    { code: 'city', name: '市级' },
    { code: 'county', name: '县级' },
  ],
} as const satisfies CodeList;
