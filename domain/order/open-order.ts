import type { AuditRecord, AuditTrail } from '../audit/ports.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { chinaDayOf } from '../shared/instant.ts';
import { formatAcceptanceNo } from './acceptance-number.ts';
import type { NewOrder } from './intake-ports.ts';
import { startCommand, type OrderStart } from './start-command.ts';

/** Orders that begin inside of the organisation, in one transaction. */
export type NewOrders = {
  /** The next number of the acceptance sequence; gaps are allowed (P1.2). */
  nextSequence(): Promise<bigint>;
  insert(order: NewOrder): Promise<void>;
};

/** What beginning an order writes. */
export type OpenOrderRepositories = { newOrders: NewOrders; audit: AuditTrail; commands: EngineCommands };

/**
 * Begins an order that no platform submitted (a call, a petition, a national transfer), within the caller's
 * transaction: it skips 初审 (P6.2, P3.8). Returns the order as stored; {@link startOrder} tells the engine.
 */
export async function openOrder(
  repositories: OpenOrderRepositories,
  clock: Clock,
  given: Omit<NewOrder, 'acceptanceNo' | 'acceptedAt' | 'status' | 'fingerprint' | 'docking' | 'platformId' | 'platformOrderNo'>,
  audit: Pick<AuditRecord, 'action' | 'actor' | 'detail'>,
): Promise<NewOrder> {
  const acceptedAt = clock.now();
  const order: NewOrder = {
    ...given,
    acceptedAt,
    acceptanceNo: formatAcceptanceNo({
      year: Number(chinaDayOf(acceptedAt).slice(0, 4)),
      provinceCode: given.provinceCode,
      sequence: await repositories.newOrders.nextSequence(),
    }),
    status: 'in_handling',
    docking: 'none',
    platformId: null,
    platformOrderNo: null,
    // Nothing came from outside that could come again.
    fingerprint: Buffer.alloc(0),
  };
  await repositories.newOrders.insert(order);
  await repositories.audit.record({ ...audit, orderId: order.id, runNo: 1, toStatus: order.status });
  return order;
}

/** Appends the command that starts the order's process, in the same transaction. */
export async function startOrder(repositories: Pick<OpenOrderRepositories, 'commands'>, order: NewOrder, start: OrderStart): Promise<void> {
  await repositories.commands.append(startCommand({ ...order, runNo: 1 }, start));
}
