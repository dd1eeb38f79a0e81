import { recordFailedAttempt } from '../domain/delivery/record-failed-attempt.ts';
import { recordReceipt } from '../domain/delivery/record-receipt.ts';
import { nextAttemptAt } from '../domain/delivery/retry-schedule.ts';
import { createCallbackSender } from '../infra/delivery/callback-http.ts';
import { createCircuitBreaker } from '../infra/delivery/circuit-breaker.ts';
import { createPlatformGate } from '../infra/delivery/platform-gate.ts';
import { createStoredCallbackSender } from '../infra/delivery/stored-callback-sender.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { sealAuditEntries } from '../infra/postgres/audit-chain.ts';
import { createDeliveryQueue } from '../infra/postgres/delivery-queue.ts';
import { listen } from '../infra/postgres/listen.ts';
import { purgeExpiredNonces } from '../infra/postgres/nonce-repository.ts';
import type { Role } from './runtime/role.ts';
import { startLoop } from './runtime/start-loop.ts';
import { createSender } from './sender/send-due-deliveries.ts';

/** What the roles without the engine are made of. */
export type DeliveryParts = Pick<Adapters, 'config' | 'database' | 'inTransaction' | 'clock' | 'cipher' | 'logger'>;

const limits = { concurrency: 32, leaseMs: 60_000 };
const purgeEveryMs = 600_000;

/** The roles that send callbacks, chain the audit trail and tidy up. */
export function composeDeliveryRoles(parts: DeliveryParts): Role[] {
  const { config, database, inTransaction, clock, cipher, logger } = parts;
  const wallNow = () => new Date();

  const sender: Role = {
    name: 'sender',
    start: () => {
      const http = createCallbackSender({ allowLoopback: config.ALLOW_LOOPBACK_TARGETS, wallNow });
      const sending = createSender(
        {
          queue: createDeliveryQueue(database, clock),
          gate: createPlatformGate({ breaker: createCircuitBreaker({ nowMs: () => Date.now() }) }),
          sender: createStoredCallbackSender(database, cipher, http),
          recordReceipt: (receipt) => recordReceipt({ inTransaction, clock }, receipt),
          recordFailure: ({ delivery, result }) =>
            recordFailedAttempt(
              { inTransaction },
              {
                orderId: delivery.orderId,
                deliveryId: delivery.id,
                attempt: result.attempt,
                nextAttemptAt: nextAttemptAt({
                  result,
                  failedAttempts: delivery.attempts + 1,
                  now: clock.now(),
                  random: () => Math.random(),
                }),
              },
            ),
          reportFault: (error, { id, orderId }) => {
            logger.error({ err: error, deliveryId: id, orderId }, 'callback could not be sent or recorded');
          },
          placeFreed: () => {
            loop.wake();
          },
        },
        limits,
      );
      const loop = startLoop({ name: 'sender', everyMs: 500, run: sending.pump, logger });
      const stopListening = listen(config.DATABASE_URL, 'delivery', () => {
        loop.wake();
      });
      return async () => {
        await stopListening();
        await loop.stop();
        await sending.idle();
        await http.close();
      };
    },
  };

  const sealer: Role = {
    name: 'sealer',
    start: () => {
      const sealing = startLoop({ name: 'sealer', everyMs: 1_000, run: () => sealAuditEntries(database), logger });
      const purging = startLoop({
        name: 'nonces',
        everyMs: purgeEveryMs,
        run: async () => {
          await purgeExpiredNonces(database);
          return 0;
        },
        logger,
      });
      return async () => {
        await Promise.all([sealing.stop(), purging.stop()]);
      };
    },
  };
  return [sender, sealer];
}
