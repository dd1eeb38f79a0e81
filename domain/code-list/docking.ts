import type { Docking } from '../order/ports.ts';
import { entriesOf, type CodeList } from './code-list.ts';

/** How 12345 hands an order over: interface call, page call, or not at all. */
export const dockingList: CodeList<Docking> = {
  id: 'docking',
  version: '1',
  title: '数据对接方式',
  source: '整合技术方案三（一）2',
  entries: entriesOf<Docking>({ interface: '接口调用', page: '页面调用', none: '无' }),
};
