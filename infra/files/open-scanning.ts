import type { Scanning } from '../../domain/attachment/scan-attachment.ts';
import type { Config } from '../config.ts';
import { createClamdScanner } from './clamd-scanner.ts';

/** How uploads are scanned: by clamd, not at all because somebody said so, or nobody set it up (they stay in quarantine). */
export function openScanning(config: Pick<Config, 'SCAN' | 'CLAMD_ADDRESS'>): Scanning {
  if (!config.SCAN) return { mode: 'off' };
  if (config.CLAMD_ADDRESS === undefined) return { mode: 'not-configured' };
  return { mode: 'on', scanner: createClamdScanner(config.CLAMD_ADDRESS) };
}
