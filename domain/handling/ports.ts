import type { UnitLevel } from '../unit/unit.ts';

/** How a delegation ended: taken back from above, given back from below, or with the order. */
export type DelegationEnd = 'recalled' | 'handed_back' | 'order_ended';

/** One delegation (转办): `toUnitId` holds the order from `delegatedAt` on. */
export type Delegation = {
  id: string;
  runNo: number;
  /** Null where the order came to the unit from outside of the organisation. */
  fromUnitId: string | null;
  toUnitId: string;
  delegatedAt: Date;
  endedAt: Date | null;
  endKind: DelegationEnd | null;
};

/** A delegation to be recorded; `instruction` is the upper unit's text, kept encrypted. */
export type NewDelegation = {
  orderId: string;
  runNo: number;
  fromUnitId: string;
  toUnitId: string;
  byUserId: string;
  instruction?: string;
  delegatedAt: Date;
};

/** Delegations in one transaction; the order is locked. */
export type Delegations = {
  add(delegation: NewDelegation): Promise<void>;
  end(delegationIds: readonly string[], end: { kind: DelegationEnd; reason: string; byUserId: string; at: Date }): Promise<void>;
  /** The order has ended: every delegation that still holds it ends with it. */
  endWithOrder(orderId: string, at: Date): Promise<void>;
  /** Notes which command tells the engine of a recall. */
  noteRecall(delegationId: string, commandId: string): Promise<void>;
  /** The level of the unit that recalled by this command. */
  recallingLevel(commandId: string): Promise<UnitLevel | undefined>;
};

/** Who must stay away from an order (回避, P3.1), in one transaction. */
export type Barrings = { bar(orderId: string, who: { unitId: string } | { userId: string }, at: Date): Promise<void> };
