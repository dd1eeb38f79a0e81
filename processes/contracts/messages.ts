import { z } from 'zod';
import type { MessageName } from '../generated/index.ts';
import { commandId, docking, orderReference, orderType, source, unitId } from './values.ts';

/** Variables each message carries; ids and routing values only (§3.1.1). The correlation key of all is `runKey`. */
export const messageVariables = {
  /** Starts 工单转接 for one run (P1.3, P3.7). */
  'order.accepted': z.strictObject({ commandId, ...orderReference, orderType, source, docking, provinceUnit: unitId }),
  /** Starts 话务转接 with the order made of a call's record (P6.1, P6.2). */
  'call.recorded': z.strictObject({ commandId, ...orderReference, orderType, source, docking, provinceUnit: unitId }),
  /** 收回 (P3.2): interrupts what runs below the delegating unit. */
  'handling.recalled': z.strictObject({ commandId }),
  /** The order has ended in the database: clears its instances (§3.1.6). `reason` is a code. */
  'order.ended': z.strictObject({ commandId, reason: z.string().min(1).max(64) }),
} as const satisfies Record<MessageName, z.ZodObject>;

/** Variables of one message. */
export type MessageVariables<M extends MessageName> = z.output<(typeof messageVariables)[M]>;
