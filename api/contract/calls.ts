import { z } from 'zod';
import { instant, platformOrderNo } from '../../domain/shared/schema.ts';

export { callAnnouncement } from '../../domain/call/schema.ts';

/** 转接回执; a repeat gets the very same. */
export const callReceipt = z
  .object({ callId: platformOrderNo.meta({ title: '通话标识' }), receivedAt: instant.meta({ title: '收到时间' }) })
  .meta({ title: '转接回执' });
