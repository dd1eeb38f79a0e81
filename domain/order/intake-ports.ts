import type { Docking, OrderSource, OrderType } from './ports.ts';
import type { OrderStatus } from './status.ts';

/** An order on its way into the database: every field of tables 1–3 in plain text, encrypted by the repository. */
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

/** The intake's side of the order table, in one transaction. */
export type OrderIntake = {
  nextSequence(): Promise<bigint>;
  /** `false` when the platform already has an order under this number: nothing is stored. */
  insert(order: NewOrder): Promise<boolean>;
  findByPlatformOrderNo(platformId: string, platformOrderNo: string): Promise<AcceptedOrder | undefined>;
  findByIdempotencyKey(platformId: string, key: string): Promise<AcceptedOrder | undefined>;
  /** `false` when another request under the same key was quicker. */
  keepIdempotencyKey(entry: { platformId: string; key: string; fingerprint: Buffer; orderId: string; at: Date }): Promise<boolean>;
};
