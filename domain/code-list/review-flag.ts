import type { CodeList } from './code-list.ts';

/** What is accepted but needs a look at 初审 (P1.5, P5.3). */
export const reviewFlag = {
  id: 'review-flag',
  version: '1',
  title: '工单标记',
  source: '平台规定',
  entries: [
    { code: 'regionUnresolved', name: '区划未能识别' },
    { code: 'regionAboveCounty', name: '区划在县级以上' },
    { code: 'regionOutsideProvince', name: '区划不在本省' },
    { code: 'finishByPassed', name: '办结日期已过' },
    { code: 'supervised', name: '督办中' },
  ],
} as const satisfies CodeList;
