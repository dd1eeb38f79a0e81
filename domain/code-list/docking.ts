import type { CodeList } from './code-list.ts';

/** How 12345 hands an order over: interface call, page call, or not at all. */
export const dockingList = {
  id: 'docking',
  version: '1',
  title: '数据对接方式',
  source: '整合技术方案三（一）2',
  entries: [
    { code: 'interface', name: '接口调用' },
    { code: 'page', name: '页面调用' },
    { code: 'none', name: '无' },
  ],
} as const satisfies CodeList;
