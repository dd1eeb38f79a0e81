import type { CodeList } from './code-list.ts';

/** 来电人员类别, table 3 of the scheme. */
export const callerCategory = {
  id: 'caller-category',
  version: '1',
  title: '来电人员类别',
  source: '整合技术方案表3',
  entries: [
    { code: 'poorHousehold', name: '贫困户' },
    { code: 'public', name: '社会公众' },
    { code: 'povertyWorker', name: '扶贫工作人员' },
  ],
} as const satisfies CodeList;
