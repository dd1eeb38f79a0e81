import type { CodeList } from './code-list.ts';

/** The unit of an extension; the scheme's default is the calendar day (P4.2). */
export const extensionUnit = {
  id: 'extension-unit',
  version: '1',
  title: '延期时间单位',
  source: '整合技术方案表9、平台规定',
  entries: [
    { code: 'day', name: '自然日' },
    { code: 'workingDay', name: '工作日' },
    { code: 'hour', name: '小时' },
  ],
} as const satisfies CodeList;
