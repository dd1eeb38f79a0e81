import type { CodeList } from './code-list.ts';

/** 服务类型, table 3 of the scheme: what the caller wants (来电目的). */
export const serviceType = {
  id: 'service-type',
  version: '1',
  title: '服务类型',
  source: '整合技术方案表3',
  entries: [
    { code: 'consultation', name: '咨询' },
    { code: 'suggestion', name: '建议' },
  ],
} as const satisfies CodeList;
