import type { OrderSource } from '../order/ports.ts';
import { entriesOf, type CodeList } from './code-list.ts';

/** Where an order comes from (P3.8): the source is a key of the limit table. */
export const orderSourceList: CodeList<OrderSource> = {
  id: 'order-source',
  version: '1',
  title: '工单来源',
  source: '整合技术方案三、附表',
  entries: entriesOf<OrderSource>({
    workOrder: '12345工单',
    call: '话务转接来电',
    petition: '其它信访件',
    national: '国家局转办件',
  }),
};
