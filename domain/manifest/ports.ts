import type { ConsoleScope } from '../console/scope.ts';
import type { ComparedOrder } from './compare-manifests.ts';
import type { Difference, DifferenceKind, OurEntry, TheirEntry } from './schema.ts';

/** A civil day in China: `2026-11-23`. */
export type Day = string;

/** A difference as it stands in the work list. */
export type DifferenceLine = {
  id: string;
  platformId: string;
  platformName: string;
  day: Day;
  kind: DifferenceKind;
  platformOrderNo: string;
  orderId: string | null;
  ours: OurEntry | null;
  theirs: TheirEntry | null;
  state: 'open' | 'repaired' | 'settled' | 'gone';
  foundAt: Date;
  settledAt: Date | null;
  settledBy: string | null;
};

/** When a platform last sent its list of a day. */
export type ReconciliationLine = { platformId: string; platformName: string; day: Day; comparedAt: Date; orderCount: number; differenceCount: number; open: number };

/** The lists of a day and what was different. */
export type Manifests = {
  /** The platform's orders that were accepted on the day, or to which a message was made on it. */
  ofDay(platformId: string, day: Day): Promise<ComparedOrder[]>;
  /** Those of these numbers that the platform ever submitted. */
  ofNumbers(platformId: string, platformOrderNos: readonly string[]): Promise<ComparedOrder[]>;
  /** Keeps what a comparison came to: new ones are opened, known ones stay, those that are gone are closed. */
  store(compared: { platformId: string; day: Day; comparedAt: Date; orderCount: number; differences: readonly Difference[] }): Promise<void>;
  reconciliations(scope: ConsoleScope): Promise<ReconciliationLine[]>;
  differences(scope: ConsoleScope, onlyOpen: boolean, limit: number): Promise<DifferenceLine[]>;
  /** Locks a difference's row. */
  lock(scope: ConsoleScope, differenceId: string): Promise<DifferenceLine | undefined>;
  settle(differenceId: string, state: 'repaired' | 'settled', userId: string, at: Date): Promise<void>;
};

/** The last message made for an order. */
export type LastMessages = { lastOf(orderId: string): Promise<{ id: string; kind: string; sequence: number } | undefined> };
