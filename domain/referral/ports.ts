import type { Referral } from './schema.ts';

/** Referrals in one transaction; the order is locked. At most one of a round holds. */
export type Referrals = {
  add(referral: Referral & { orderId: string; runNo: number; referredBy: string; referredAt: Date }): Promise<void>;
  /** The round is handled again: what was referred stays on record, but is its result no longer. */
  supersede(orderId: string, runNo: number, at: Date): Promise<void>;
};
