import type { AttemptRecord, CallbackKind } from './ports.ts';

/** A delivery that one sender has leased: nobody else sends it until the lease ends. */
export type LeasedDelivery = {
  id: string;
  orderId: string;
  platformId: string;
  kind: CallbackKind;
  /** Failed tries since it was last queued. */
  attempts: number;
};

/** The due deliveries of all orders. */
export type DeliveryQueue = {
  /**
   * Leases up to `limit` due deliveries, only the first unsent one of each order (P8.1), of none of the platforms in
   * `except`. The lease counts in wall time: business time may be moved.
   */
  lease(request: { limit: number; leaseMs: number; except: readonly string[] }): Promise<LeasedDelivery[]>;
};

/** What became of one try: the record of it, and when the platform asked for a pause (Retry-After, milliseconds). */
export type SendResult = { attempt: AttemptRecord; retryAfterMs?: number };

/** Signs the stored envelope of a delivery and sends it to its platform. Never throws for what the other side does. */
export type CallbackSender = { send(delivery: LeasedDelivery): Promise<SendResult> };
