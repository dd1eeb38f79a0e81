import type { OrderStatus } from '../order/status.ts';

/** Who did it. `id` is a user id, a platform id, or the name of the part of the system. */
export type Actor = { kind: 'user' | 'platform' | 'system'; id: string; unitId?: string };

/** One line of the audit trail; with an order it is also a line of the order's time line. */
export type AuditRecord = {
  /** `<concept>.<pastParticiple>`, e.g. `order.accepted`. */
  action: string;
  actor: Actor;
  orderId?: string;
  runNo?: number;
  fromStatus?: OrderStatus;
  toStatus?: OrderStatus;
  /** Ids and routing values only; never personal data. */
  detail?: Record<string, unknown>;
  /** What a person wrote (reason, opinion): stored encrypted. */
  text?: string;
};

/** Inserts audit rows in the surrounding transaction; the sealer chains them after the commit (§3.1.12). */
export type AuditTrail = { record(entry: AuditRecord): Promise<void> };
