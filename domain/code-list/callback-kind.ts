import type { CallbackKind } from '../delivery/ports.ts';
import { entriesOf, type CodeList } from './code-list.ts';

/** The kinds of message that 12317 sends to a platform (P8.1). */
export const callbackKind: CodeList<CallbackKind> = {
  id: 'callback-kind',
  version: '1',
  title: '回传消息类型',
  source: '平台规定',
  entries: entriesOf<CallbackKind>({
    accepted: '受理通知',
    pageCopy: '页面登记副本',
    supplementRequested: '补正请求',
    withdrawalRequested: '退单申请',
    extensionRequested: '延期申请',
    statusChanged: '状态变更',
    result: '办理结果',
    closedByOperator: '人工关闭',
  }),
};
