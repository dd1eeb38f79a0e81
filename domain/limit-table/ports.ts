import type { LimitTableId, LimitTableRow } from './schema.ts';

/** `proposed` waits for the engine, `inForce` was deployed, `refused` was not taken by the engine. */
export type VersionState = 'proposed' | 'inForce' | 'refused';

/** A state of a table, kept with who, when and why (§3.2). Of those `inForce` the latest is the one in force. */
export type LimitVersion = {
  table: LimitTableId;
  /** Ours, from 1 in each table; the engine's own number is `decisionVersion`. */
  revision: number;
  state: VersionState;
  rows: readonly LimitTableRow[];
  /** The whole file. */
  dmn: string;
  origin: 'file' | 'page';
  reason: string;
  authorId: string | null;
  authorName: string | null;
  createdAt: Date;
  decisionVersion: number | null;
  deployedAt: Date | null;
  /** What the engine said against it. */
  problem: string | null;
  /** Whether the open dues are to follow it once it is in force. */
  appliesToOpen: boolean;
};

export type NewLimitVersion = Pick<LimitVersion, 'table' | 'rows' | 'dmn' | 'origin' | 'reason' | 'authorId' | 'createdAt' | 'appliesToOpen'>;

/** The versions of the tables, in a transaction or (reads) outside of any. */
export type LimitVersions = {
  /** Nobody else changes or deploys the table until the transaction ends. */
  lock(table: LimitTableId): Promise<void>;
  inForce(table: LimitTableId): Promise<LimitVersion | undefined>;
  proposed(table: LimitTableId): Promise<LimitVersion | undefined>;
  find(table: LimitTableId, revision: number): Promise<LimitVersion | undefined>;
  /** The newest first. */
  history(table: LimitTableId, limit: number): Promise<LimitVersion[]>;
  /** Appends a version that waits for the engine; returns its revision. */
  propose(version: NewLimitVersion): Promise<number>;
  deployed(table: LimitTableId, revision: number, decisionVersion: number, at: Date): Promise<void>;
  refused(table: LimitTableId, revision: number, problem: string): Promise<void>;
};

/** Names of the provinces by their two digits. */
export type ProvinceNames = { all(): Promise<ReadonlyMap<string, string>> };
