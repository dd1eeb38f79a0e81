import type { EngineCommand } from './ports.ts';

/** A command on its way, leased to one dispatcher. */
export type QueuedCommand = EngineCommand & {
  id: string;
  /** How often it was handed to a dispatcher, this time included. */
  attempts: number;
  /** An earlier try may have been executed although nobody answered. */
  outcomeUnknown: boolean;
};

/** What becomes of a command after a try. */
export type Verdict =
  | { to: 'published' }
  | { to: 'consumed' }
  /** `isRefused`: the engine heard it and said no; repeating helps only when somebody puts something right. */
  | { to: 'retry'; delayMs: number; outcomeUnknown: boolean; isRefused: boolean; error: string };

/**
 * The dispatchers' side of the commands. Only the head of each order is handed out, so that commands of one order
 * reach the engine strictly in sequence (§3.1.3). Leases and retries use wall time: they are about machines.
 */
export type EngineCommandQueue = {
  /** Leases up to `limit` heads that are due; no other dispatcher gets them before the lease ends. */
  claim(limit: number, leaseMs: number): Promise<QueuedCommand[]>;
  /** Records what became of a try; no effect on a command that meanwhile was consumed or voided. */
  settle(commandId: string, verdict: Verdict): Promise<void>;
  /** How many commands wait to be sent. */
  countPending(): Promise<number>;
};
