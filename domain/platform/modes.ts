import type { AnonymityRule } from '../order/anonymity-rule.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { Platform } from './ports.ts';

/** The two ways in which a province and its 12345 work together (方案三); a province has one, or both while it migrates (P6.3). */
export const integrationModes = { workOrderTransfer: '工单转接', callTransfer: '话务转接' } as const;

export type IntegrationMode = keyof typeof integrationModes;

/** What a province's live platforms have enabled together. */
export type ProvinceModes = {
  modes: readonly IntegrationMode[];
  /** 转接号码: where 12345 transfers calls to (default 02112317). */
  transferNumber: string;
  /** The reading of the 匿名 rule that holds for the province's own forms. */
  anonymityRule: AnonymityRule;
};

/** Reads the modes of a province by its 12 digits. */
export type Modes = { ofProvince(provinceCode: string): Promise<ProvinceModes> };

/**
 * Refuses to begin a call where the province works without call transfer; what has begun goes on (P3.9, P6.3).
 * Error: `mode-not-enabled`.
 */
export function assertCallTransfer({ modes }: Pick<ProvinceModes, 'modes'>): void {
  if (!modes.includes('callTransfer')) throw new DomainError('mode-not-enabled', '本省未启用话务转接模式。');
}

/** Whether a platform may announce calls now. Errors: `platform-not-live`, `mode-not-enabled` (P6.3). */
export function assertMayAnnounce(platform: Pick<Platform, 'live' | 'callTransfer'>): void {
  if (!platform.live) throw new DomainError('platform-not-live', '平台尚未完成上线设置，暂不能转接来电。');
  if (!platform.callTransfer) throw new DomainError('mode-not-enabled', '该省未启用话务转接模式。');
}
