import type { FieldProblem } from '../shared/domain-error.ts';
import type { PlatformSettings } from './ports.ts';

/** Reads the allow-list of callbacks. */
export type TargetRules = { isTargetReadable(entry: string): boolean; isCallbackAllowed(url: string, entries: readonly string[]): boolean };

/**
 * What a platform still lacks before it may go live: its reading of the 匿名 rule (P1.4), a mode and a way of docking
 * (P6.3), somewhere its callbacks may go, and keys for both directions (P8.1). Empty when nothing is missing.
 */
export function missingBeforeLive(platform: PlatformSettings, targets: TargetRules): FieldProblem[] {
  const lacks = (pointer: string, isLacking: boolean, detail: string): FieldProblem[] => (isLacking ? [{ pointer, code: 'required', detail }] : []);
  return [
    ...lacks('/anonymityRule', platform.anonymityRule === null, '匿名规则：上线前须选定。'),
    ...lacks('/workOrderTransfer', !platform.workOrderTransfer && !platform.callTransfer, '模式：工单转接、话务转接至少启用一种。'),
    ...lacks('/interfaceCall', platform.workOrderTransfer && !platform.interfaceCall && !platform.pageCall, '对接方式：接口调用、页面调用至少启用一种。'),
    ...lacks('/allowedOrigins', platform.pageCall && platform.allowedOrigins.length === 0, '允许嵌入的来源：启用页面调用须填写。'),
    ...lacks('/allowedTargets', !targets.isCallbackAllowed(platform.callbackUrl, platform.allowedTargets), '允许的回调目标：须包含回调地址的协议、主机和端口。'),
    ...lacks('/live', platform.requestKeys === 0, '密钥：没有有效的对方请求密钥，请安全管理员发放。'),
    ...lacks('/live', platform.callbackKeys === 0, '密钥：没有有效的我方回调密钥，请安全管理员发放。'),
  ];
}

/** Entries of the allow-list that can't be read. */
export function unreadableTargets(entries: readonly string[], targets: TargetRules): FieldProblem[] {
  return entries.flatMap((entry, index) =>
    targets.isTargetReadable(entry)
      ? []
      : [{ pointer: `/allowedTargets/${index}`, code: 'bad-format', detail: `允许的回调目标第 ${index + 1} 行：应为“协议://主机[:端口]”，后面可跟以空格分隔的地址范围。` }],
  );
}
