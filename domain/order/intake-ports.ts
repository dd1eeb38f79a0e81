import type { AuditRecord } from '../audit/ports.ts';
import type { CallbackKind } from '../delivery/ports.ts';
import type { MessageCommand } from '../engine-command/ports.ts';
import type { RequestNonce } from '../platform/request-signing-ports.ts';
import type { Docking, OrderSource, OrderType } from './ports.ts';
import type { OrderStatus } from './status.ts';

/** An order on its way into the database: every field of tables 1–3 in plain text, encrypted where it is stored. */
export type NewOrder = {
  id: string;
  acceptanceNo: string;
  type: OrderType;
  source: OrderSource;
  docking: Docking;
  status: OrderStatus;
  platformId: string | null;
  platformOrderNo: string | null;
  /** Digest of the submission as received: tells a repeat from other content under the same number (P1.3). */
  fingerprint: Buffer;
  provinceCode: string;
  provinceUnitId: string;
  acceptedAt: Date;
  agentNumber?: string | undefined;
  callerNumber?: string | undefined;
  calledAt?: Date | undefined;
  anonymous: boolean;
  confidential: boolean;
  personName?: string | undefined;
  phone?: string | undefined;
  idNumber?: string | undefined;
  address?: string | undefined;
  regionCode?: string | undefined;
  regionText?: string | undefined;
  detailedAddress?: string | undefined;
  accused?: string | undefined;
  content: string;
  problemCategory?: number | undefined;
  risk?: number | undefined;
  callerCategory?: string | undefined;
  serviceType?: string | undefined;
  /** Calendar date, `YYYY-MM-DD`. */
  finishBy?: string | undefined;
};

/** What the first answer said, so that a repeat gets exactly that again. */
export type AcceptedOrder = { id: string; acceptanceNo: string; acceptedAt: Date; fingerprint: Buffer };

/** What belongs to an order at its acceptance; it is stored together or not at all (P1.3). */
export type NewAcceptance = {
  order: NewOrder;
  /** Kept for the order's platform with the order's fingerprint. */
  idempotencyKey?: string | undefined;
  /** Of the signed request that brings the order; used up with it (goals 4.3). */
  nonce?: RequestNonce | undefined;
  /** Uploaded files of the order's platform that are tied to the order (P1.6). */
  attachmentIds: readonly string[];
  audit: AuditRecord;
  /** A callback that goes out with the acceptance: the first of its order. */
  callback?: { kind: CallbackKind; data: unknown } | undefined;
  start: MessageCommand;
};

/**
 * What became of an acceptance. Not stored means: its number or its key was used before, or the rest says why not.
 * `isReplay`: its nonce was used before. `unusableAttachments`: ids that are not there, not this platform's, not
 * checked, or taken.
 */
export type StoreOutcome = { isStored: true } | { isStored: false; isReplay: boolean; isRegionKnown: boolean; unusableAttachments: readonly string[] };

/** The intake's side of the database: each method is a transaction of its own. */
export type OrderIntake = {
  /** The next number of the acceptance sequence; gaps are allowed (P1.2). */
  nextSequence(): Promise<bigint>;
  /** Stores everything of the acceptance in one transaction, or nothing; the nonce is used up in either case. */
  store(acceptance: NewAcceptance): Promise<StoreOutcome>;
  findByPlatformOrderNo(platformId: string, platformOrderNo: string): Promise<AcceptedOrder | undefined>;
  /** The order under a key, with the fingerprint that the key was used for. */
  findByIdempotencyKey(platformId: string, key: string): Promise<AcceptedOrder | undefined>;
};
