import type { Delegation } from '../handling/ports.ts';

/** What decides who may see and act on an order, beside the user. */
export type AccessFacts = {
  provinceUnitId: string;
  sealed: boolean;
  /** All delegations of the order, ended ones too, oldest first. */
  delegations: readonly Delegation[];
  /** 回避: units (with all below them) and users that may neither see nor receive the order (P3.1). */
  barredUnitIds: readonly string[];
  barredUserIds: readonly string[];
};

/** Reads the facts of an order; in a transaction under its lock. */
export type AccessFactsSource = { of(orderId: string): Promise<AccessFacts | undefined> };
