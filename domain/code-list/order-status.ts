import { statusNames } from '../order/status.ts';
import { entriesOf, type CodeList } from './code-list.ts';

/** The states of an order, published under the names that the state rules carry. */
export const orderStatusList: CodeList<keyof typeof statusNames> = {
  id: 'order-status',
  version: '1',
  title: '工单状态',
  source: '平台规定',
  entries: entriesOf(statusNames),
};
