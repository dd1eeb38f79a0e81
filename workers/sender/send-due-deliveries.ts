import type { LeasedDelivery, CallbackSender, DeliveryQueue, SendResult } from '../../domain/delivery/queue-ports.ts';
import type { AttemptRecord } from '../../domain/delivery/ports.ts';

/** What the sender does with the outcome of a try; the lead transaction of each is a use case of `domain/delivery`. */
export type SenderPorts = {
  queue: DeliveryQueue;
  sender: CallbackSender;
  recordReceipt(input: { orderId: string; deliveryId: string; attempt: AttemptRecord }): Promise<void>;
  recordFailure(input: { orderId: string; deliveryId: string; attempt: AttemptRecord; nextAttemptAt: Date | undefined }): Promise<void>;
  /** When the try after this many failed ones is due; `undefined` when the schedule has none left. */
  nextAttemptAt(failures: number, retryAfterMs: number | undefined): Date | undefined;
  reportFault(error: unknown, delivery: LeasedDelivery): void;
};

export type SenderLimits = {
  /** Deliveries under way at once. */
  concurrency: number;
  /** Of these, at most this many to one platform: a platform that hangs leaves room for the others (goal S5). */
  perPlatform: number;
  leaseMs: number;
};

/**
 * One sender: `pump` leases what is due and sends it side by side, until nothing is due or no room is left. It returns
 * how many it took up; the tries end by themselves. `idle` waits for the last of them.
 */
export function createSender(ports: SenderPorts, limits: SenderLimits) {
  const underWay = new Set<Promise<void>>();
  const perPlatform = new Map<string, number>();

  const saturated = () => [...perPlatform].filter(([, count]) => count >= limits.perPlatform).map(([platformId]) => platformId);
  const count = (platformId: string, change: number) => {
    const now = (perPlatform.get(platformId) ?? 0) + change;
    if (now === 0) perPlatform.delete(platformId);
    else perPlatform.set(platformId, now);
  };

  const record = async (delivery: LeasedDelivery, { attempt, retryAfterMs }: SendResult) => {
    const key = { orderId: delivery.orderId, deliveryId: delivery.id, attempt };
    if (attempt.outcome === 'delivered') await ports.recordReceipt(key);
    else await ports.recordFailure({ ...key, nextAttemptAt: ports.nextAttemptAt(delivery.attempts + 1, retryAfterMs) });
  };

  const sendOne = async (delivery: LeasedDelivery) => {
    try {
      await record(delivery, await ports.sender.send(delivery));
    } catch (error) {
      // The lease runs out and the same bytes are sent again under the same webhook-id.
      ports.reportFault(error, delivery);
    } finally {
      count(delivery.platformId, -1);
    }
  };

  return {
    pump: async (): Promise<number> => {
      const room = limits.concurrency - underWay.size;
      if (room <= 0) return 0;
      const leased = await ports.queue.lease({ limit: Math.min(room, limits.perPlatform), leaseMs: limits.leaseMs, except: saturated() });
      for (const delivery of leased) {
        count(delivery.platformId, 1);
        const attempt = sendOne(delivery);
        underWay.add(attempt);
        void attempt.then(() => underWay.delete(attempt));
      }
      return leased.length;
    },
    idle: async (): Promise<void> => {
      await Promise.all(underWay);
    },
  };
}
