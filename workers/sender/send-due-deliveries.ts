import type { AttemptRecord } from '../../domain/delivery/ports.ts';
import type { CallbackSender, DeliveryQueue, LeasedDelivery, PlatformGate } from '../../domain/delivery/queue-ports.ts';
import type { SendResult } from '../../domain/delivery/retry-schedule.ts';

/** What the sender works with; recording an outcome is a use case of `domain/delivery`. */
export type SenderPorts = {
  queue: DeliveryQueue;
  gate: PlatformGate;
  sender: CallbackSender;
  recordReceipt(input: { orderId: string; deliveryId: string; attempt: AttemptRecord }): Promise<void>;
  recordFailure(input: { delivery: LeasedDelivery; result: SendResult }): Promise<void>;
  reportFault(error: unknown, delivery: LeasedDelivery): void;
  /** A try has ended: there is a place for another, and the next message of its order may go. */
  placeFreed(): void;
};

/** `concurrency`: deliveries under way at once; `leaseMs`: for how long no other sender takes one up. */
export type SenderLimits = { concurrency: number; leaseMs: number };

/**
 * One sender: `pump` leases what is due and sends it side by side; it returns how many it took up, the tries end by
 * themselves. `idle` waits for the last of them. A platform that hangs or is down is left out by the gate (goal S5).
 */
export function createSender(ports: SenderPorts, limits: SenderLimits) {
  const underWay = new Set<Promise<void>>();

  const sendOne = async (delivery: LeasedDelivery) => {
    const pass = ports.gate.enter(delivery.platformId);
    if (!pass) return ports.queue.release(delivery.id);
    const result = await ports.sender.send(delivery).catch((fault: unknown) => {
      pass.leave({ outcome: 'connection', durationMs: 0 });
      throw fault;
    });
    pass.leave(result.attempt);
    if (result.attempt.outcome !== 'delivered') return ports.recordFailure({ delivery, result });
    return ports.recordReceipt({ orderId: delivery.orderId, deliveryId: delivery.id, attempt: result.attempt });
  };

  return {
    pump: async (): Promise<number> => {
      const room = limits.concurrency - underWay.size;
      if (room <= 0) return 0;
      const leased = await ports.queue.lease({ limit: room, leaseMs: limits.leaseMs, places: ports.gate.places() });
      for (const delivery of leased) {
        // After a fault the lease runs out and the same bytes are sent again under the same webhook-id.
        const attempt = sendOne(delivery).catch((error: unknown) => {
          ports.reportFault(error, delivery);
        });
        underWay.add(attempt);
        void attempt.then(() => {
          underWay.delete(attempt);
          ports.placeFreed();
        });
      }
      return leased.length;
    },
    idle: async (): Promise<void> => {
      await Promise.all(underWay);
    },
  };
}
