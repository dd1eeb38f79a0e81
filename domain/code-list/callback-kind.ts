import type { CodeList } from './code-list.ts';

/** The kinds of message that 12317 sends to a platform (P8.1). */
export const callbackKind = {
  id: 'callback-kind',
  version: '1',
  title: '回传消息类型',
  source: '平台规定',
  entries: [
    { code: 'accepted', name: '受理通知' },
    { code: 'pageCopy', name: '页面登记副本' },
    { code: 'supplementRequested', name: '补正请求' },
    { code: 'withdrawalRequested', name: '退单申请' },
    { code: 'extensionRequested', name: '延期申请' },
    { code: 'statusChanged', name: '状态变更' },
    { code: 'result', name: '办理结果' },
    { code: 'closedByOperator', name: '人工关闭' },
  ],
} as const satisfies CodeList;
