import { DomainError } from '../shared/domain-error.ts';
import type { AnonymityRule } from '../order/anonymity-rule.ts';
import type { Platform } from './ports.ts';

/**
 * Whether a platform may submit by interface call now. Returns its reading of the 匿名 rule.
 * Errors: `platform-not-live` (P1.4), `mode-not-enabled` (P3.9, P6.3).
 */
export function assertMaySubmit(platform: Platform): AnonymityRule {
  if (!platform.live || platform.anonymityRule === null)
    throw new DomainError('platform-not-live', '平台管理员尚未选定匿名规则并上线，暂不能提交工单。');
  if (!platform.workOrderTransfer) throw new DomainError('mode-not-enabled', '该省未启用工单转接模式。');
  if (!platform.interfaceCall) throw new DomainError('mode-not-enabled', '该平台未启用接口调用方式。');
  return platform.anonymityRule;
}
