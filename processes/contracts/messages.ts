import { z } from 'zod';
import type { MessageName } from '../generated/index.ts';
import { acceptanceNo, commandId, docking, dueId, orderId, orderReference, orderType, requestId, requestKind, runNo, source, supervisionId, unitId } from './values.ts';

/** All three say the same: look at this due. */
const dueMessage = z.strictObject({ commandId, orderId, runNo, dueId });


/** Who endorses and who decides a request (P4.1, P4.4). */
const negotiation = z.strictObject({
  commandId,
  orderId,
  acceptanceNo,
  runNo,
  requestId,
  requestKind,
  endorsement: z.enum(['byCity', 'notNeeded']),
  cityUnit: unitId.nullable(),
  provinceUnit: unitId,
  decisionUnit: unitId.nullable(),
});

/** Variables each message carries; ids and routing values only (§3.1.1). The correlation key is `runKey`, for dues `dueId`, for requests `requestId`. */
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
  /** 12345 has replied to a 补正 request (P3.1); the correlation key is the request's id. */
  'supplement.received': z.strictObject({ commandId }),
  /** A 并单 is settled: the main order has a result, or there is none to wait for (P1.7); the correlation key is the link's id. */
  'linking.settled': z.strictObject({ commandId }),
  /** The order has ended in the database: clears its instances (§3.1.6). `reason` is a code. */
  'order.ended': z.strictObject({ commandId, reason: z.string().min(1).max(64) }),
  /** Starts 办结时限 for one due, lets it look at the database again, or tells it that the due was closed (P5.4). */
  'due.set': dueMessage,
  'due.changed': dueMessage,
  'due.closed': dueMessage,
  /** Starts 退单协商 for one request (P4.1). The key of its messages is the request's id. */
  'withdrawal.requested': negotiation,
  /** Starts 延期协商 for one request (P4.2); `decider` says whether anybody outside decides (P4.4). */
  'extension.requested': negotiation.extend({ decider: z.enum(['outside', 'ownUnit']) }),
  /** 12345 has decided (tables 4 and 5); how, the worker behind reads in the database. */
  'withdrawal.decided': z.strictObject({ commandId }),
  'extension.decided': z.strictObject({ commandId }),
  /** The request has nothing to ask for any more (P4.3): clears its instance. */
  'request.voided': z.strictObject({ commandId }),
  /** Starts 督办单, or ends it with the order or the unit's part in it (P5.4). */
  'supervision.issued': z.strictObject({ commandId, supervisionId, orderId, runNo, acceptanceNo, handlingUnit: unitId, issuingUnit: unitId }),
  'supervision.closed': z.strictObject({ commandId, supervisionId }),
} as const satisfies Record<MessageName, z.ZodObject>;

/** Variables of one message. */
export type MessageVariables<M extends MessageName> = z.output<(typeof messageVariables)[M]>;
