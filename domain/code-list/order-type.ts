import type { CodeList } from './code-list.ts';

/** The types of an order (工单类型), tables 1 to 3 of the scheme. */
export const orderTypeList = {
  id: 'order-type',
  version: '1',
  title: '工单类型',
  source: '整合技术方案四',
  entries: [
    { code: 'complaint', name: '投诉举报' },
    { code: 'consultation', name: '咨询' },
    { code: 'declaration', name: '自主申报' },
  ],
} as const satisfies CodeList;
