import { z } from 'zod';
import type { MessageName } from '../generated/index.ts';
import { commandId, docking, dueId, orderId, orderReference, orderType, runNo, source, unitId } from './values.ts';

/** All three say the same: look at this due. */
const dueMessage = z.strictObject({ commandId, orderId, runNo, dueId });

/** Variables each message carries; ids and routing values only (§3.1.1). The correlation key is `runKey`, for dues `dueId`. */
export const messageVariables = {
  /** Starts 工单转接 for one run (P1.3, P3.7). */
  'order.accepted': z.strictObject({ commandId, ...orderReference, orderType, source, docking, provinceUnit: unitId }),
  /** Starts 话务转接 with the order made of a call's record (P6.1, P6.2). */
  'call.recorded': z.strictObject({ commandId, ...orderReference, orderType, source, docking, provinceUnit: unitId }),
  /** Starts 其它信访件与国家局转办; where it begins, who closes it, who confirms (P3.8, P3.6). */
  'petition.registered': z.strictObject({
    commandId,
    ...orderReference,
    orderType,
    source,
    docking,
    provinceUnit: unitId,
    startLevel: z.enum(['province', 'city']),
    cityUnit: unitId.nullable(),
    closingUnit: unitId,
    nationalUnit: unitId,
  }),
  /** 收回 (P3.2): interrupts what runs below the delegating unit. */
  'handling.recalled': z.strictObject({ commandId }),
  /** The order has ended in the database: clears its instances (§3.1.6). `reason` is a code. */
  'order.ended': z.strictObject({ commandId, reason: z.string().min(1).max(64) }),
  /** Starts 办结时限 for one due, lets it look at the database again, or tells it that the due was closed (P5.4). */
  'due.set': dueMessage,
  'due.changed': dueMessage,
  'due.closed': dueMessage,
} as const satisfies Record<MessageName, z.ZodObject>;

/** Variables of one message. */
export type MessageVariables<M extends MessageName> = z.output<(typeof messageVariables)[M]>;
