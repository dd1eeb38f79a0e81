import type { OrderType } from '../order/ports.ts';
import { entriesOf, type CodeList } from './code-list.ts';

/** The types of an order (工单类型), tables 1 to 3 of the scheme. */
export const orderTypeList: CodeList<OrderType> = {
  id: 'order-type',
  version: '1',
  title: '工单类型',
  source: '整合技术方案四',
  entries: entriesOf<OrderType>({ complaint: '投诉举报', consultation: '咨询', declaration: '自主申报' }),
};
