import { DomainError } from '../shared/domain-error.ts';
import type { AnonymityRule } from '../order/anonymity-rule.ts';
import type { Platform } from './ports.ts';

const ways = {
  interface: { isEnabled: ({ interfaceCall }: Platform) => interfaceCall, refusal: '该平台未启用接口调用方式。' },
  page: { isEnabled: ({ pageCall }: Platform) => pageCall, refusal: '该平台未启用页面调用方式。' },
};

/**
 * Whether a platform may submit now, by interface call or by page call. Returns its reading of the 匿名 rule.
 * Errors: `platform-not-live` (P1.4), `mode-not-enabled` (P3.9, P6.3).
 */
export function assertMaySubmit(platform: Platform, way: keyof typeof ways): AnonymityRule {
  if (!platform.live || platform.anonymityRule === null)
    throw new DomainError('platform-not-live', '平台管理员尚未选定匿名规则并上线，暂不能提交工单。');
  if (!platform.workOrderTransfer) throw new DomainError('mode-not-enabled', '该省未启用工单转接模式。');
  if (!ways[way].isEnabled(platform)) throw new DomainError('mode-not-enabled', ways[way].refusal);
  return platform.anonymityRule;
}
