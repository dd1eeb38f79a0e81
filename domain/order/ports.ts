import type { OrderStatus } from './status.ts';

export type OrderType = 'complaint' | 'consultation' | 'declaration';
export type OrderSource = 'workOrder' | 'call' | 'petition' | 'national';
export type Docking = 'interface' | 'page' | 'none';

/** What rules and routing need of an order; no personal data, no text of the case. */
export type OrderRouting = {
  id: string;
  acceptanceNo: string;
  type: OrderType;
  source: OrderSource;
  docking: Docking;
  platformId: string | null;
  platformOrderNo: string | null;
  provinceCode: string;
  provinceUnitId: string;
  status: OrderStatus;
  runNo: number;
  sealed: boolean;
  regionCode: string | null;
  problemCategory: number | null;
  flags: string[];
  handlingUnitId: string | null;
  reviewRounds: number;
  acceptedAt: Date;
  finishBy: string | null;
  /** How often 12345 has urged the order (催办). */
  reminders: number;
  endedAt: Date | null;
};

/** The columns that the business moves after intake. */
export type OrderChange = Partial<
  Pick<OrderRouting, 'status' | 'runNo' | 'regionCode' | 'flags' | 'handlingUnitId' | 'reviewRounds' | 'finishBy' | 'reminders' | 'endedAt'>
> & { regionConfidence?: number; endReason?: string | null };

/**
 * Orders under the lock that every transaction on an order takes first (§3.1.2).
 * Methods live in one transaction.
 */
export type OrderLocks = {
  /** Locks the order's row (`for update`) and reads it; `undefined` where there is none. */
  lock(orderId: string): Promise<OrderRouting | undefined>;
  lockByAcceptanceNo(acceptanceNo: string): Promise<OrderRouting | undefined>;
  /** Writes columns of a locked order. Use `moveOrder` for its status. */
  change(orderId: string, change: OrderChange): Promise<void>;
};
