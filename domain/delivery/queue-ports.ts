import type { AttemptRecord, CallbackKind } from './ports.ts';
import type { SendResult } from './retry-schedule.ts';

/** A delivery that one sender has leased: nobody else sends it until the lease ends. */
export type LeasedDelivery = {
  id: string;
  orderId: string;
  platformId: string;
  kind: CallbackKind;
  /** Failed tries since it was last queued. */
  attempts: number;
};

/** How many more tries each platform may have under way: `usual` many, but for those named in `fewer`. */
export type PlatformPlaces = { usual: number; fewer: ReadonlyMap<string, number> };

/** The due deliveries of all orders. */
export type DeliveryQueue = {
  /**
   * Leases up to `limit` due deliveries, only the first unsent one of each order (P8.1), of each platform as many as it
   * has places, the longest due first. The lease counts in wall time: business time may be moved.
   */
  lease(request: { limit: number; leaseMs: number; places: PlatformPlaces }): Promise<LeasedDelivery[]>;
  /** Gives a lease back untried. */
  release(deliveryId: string): Promise<void>;
};

/** Signs the stored envelope of a delivery and sends it to its platform. Never throws for what the other side does. */
export type CallbackSender = { send(delivery: LeasedDelivery): Promise<SendResult> };

/** Who may send to which platform now: a cap per platform, and platforms that are down are left alone for a while. */
export type PlatformGate = {
  /** How many deliveries of each platform are worth leasing now. */
  places(): PlatformPlaces;
  /** A place, to be handed back with what came of the try; `undefined` where the platform is blocked. */
  enter(platformId: string): { leave(attempt: AttemptRecord): void } | undefined;
};
