import type { CodeList } from './code-list.ts';

/** Where an order comes from (P3.8): the source is a key of the limit table. */
export const orderSourceList = {
  id: 'order-source',
  version: '1',
  title: '工单来源',
  source: '整合技术方案三、附表',
  entries: [
    { code: 'workOrder', name: '12345工单' },
    { code: 'call', name: '话务转接来电' },
    { code: 'petition', name: '其它信访件' },
    { code: 'national', name: '国家局转办件' },
  ],
} as const satisfies CodeList;
