import type { CodeList } from './code-list.ts';

/** 返（致）贫风险, annex 1 of the scheme. */
export const risk = {
  id: 'risk',
  version: '1',
  title: '返（致）贫风险',
  source: '整合技术方案附件1',
  entries: [
    { code: '1', name: '因病' },
    { code: '2', name: '因学' },
    { code: '3', name: '因残' },
    { code: '4', name: '因自然灾害' },
    { code: '5', name: '因意外事故' },
    { code: '6', name: '因产业项目失败' },
    { code: '7', name: '因务工就业不稳' },
    { code: '8', name: '因缺劳动力' },
    { code: '9', name: '其它' },
  ],
} as const satisfies CodeList;
