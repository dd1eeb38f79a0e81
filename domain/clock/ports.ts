/** What moving business time needs (§3.1.13). Offsets and amounts are milliseconds. */
export type ClockControl = {
  /** Whether nothing is under way between PostgreSQL, engine and platforms. */
  isQuiet(): Promise<boolean>;
  /** Waits in wall time. */
  pause(ms: number): Promise<void>;
  /** Moves the engine's clock forward. */
  moveEngine(byMs: number): Promise<void>;
  /** Moves the offset of business time forward, tells all processes, and returns the new offset. */
  moveOffset(byMs: number): Promise<number>;
};
